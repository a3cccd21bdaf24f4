/** Starts all parts, watches over them and stops them in order. */
@NullMarked
package dev.rollcall.standalone.run;

import org.jspecify.annotations.NullMarked;
