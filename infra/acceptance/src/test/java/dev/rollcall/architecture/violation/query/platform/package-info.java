/** Wiring that breaks the rules. */
@NullMarked
package dev.rollcall.architecture.violation.query.platform;

import org.jspecify.annotations.NullMarked;
