/** How the parts may know each other, and what decisions are free of. */
@NullMarked
package dev.rollcall.architecture;

import org.jspecify.annotations.NullMarked;
