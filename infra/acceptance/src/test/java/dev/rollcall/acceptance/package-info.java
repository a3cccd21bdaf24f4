/** The whole path on real parts, tested from outside. */
@NullMarked
package dev.rollcall.acceptance;

import org.jspecify.annotations.NullMarked;
