/** Who is asking, and what they may do: tokens, and the one table of what is allowed to whom. */
@NullMarked
package dev.rollcall.access;

import org.jspecify.annotations.NullMarked;
