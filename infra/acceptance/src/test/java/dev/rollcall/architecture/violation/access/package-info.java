/** Conventions that break the rules. */
@NullMarked
package dev.rollcall.architecture.violation.access;

import org.jspecify.annotations.NullMarked;
