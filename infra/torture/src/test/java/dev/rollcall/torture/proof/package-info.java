@NullMarked
package dev.rollcall.torture.proof;

import org.jspecify.annotations.NullMarked;
