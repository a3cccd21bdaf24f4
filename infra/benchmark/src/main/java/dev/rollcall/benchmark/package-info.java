/** {@code ./rollcall benchmark}: how fast it is, one class a question. */
@NullMarked
package dev.rollcall.benchmark;

import org.jspecify.annotations.NullMarked;
