/** Loads an office from two CSV files through the public HTTP interface, and may do so again without doubling anything. */
@NullMarked
package dev.rollcall.standalone.load;

import org.jspecify.annotations.NullMarked;
