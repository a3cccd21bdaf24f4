/** A contract that breaks the rules. */
@NullMarked
package dev.rollcall.architecture.violation.events;

import org.jspecify.annotations.NullMarked;
