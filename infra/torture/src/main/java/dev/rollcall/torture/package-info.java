/** {@code ./rollcall torture}. */
@NullMarked
package dev.rollcall.torture;

import org.jspecify.annotations.NullMarked;
