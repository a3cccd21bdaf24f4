/** The contract, held against approved files. */
@NullMarked
package dev.rollcall.events;

import org.jspecify.annotations.NullMarked;
