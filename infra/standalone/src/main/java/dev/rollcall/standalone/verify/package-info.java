/** Checks what was taken of the log, without it. */
@NullMarked
package dev.rollcall.standalone.verify;

import org.jspecify.annotations.NullMarked;
