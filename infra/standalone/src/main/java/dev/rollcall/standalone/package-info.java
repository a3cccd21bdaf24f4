/** The command line of a Rollcall on one machine. */
@NullMarked
package dev.rollcall.standalone;

import org.jspecify.annotations.NullMarked;
