/** The contract with subscribers, held against its files. */
@NullMarked
package dev.rollcall.contract;

import org.jspecify.annotations.NullMarked;
