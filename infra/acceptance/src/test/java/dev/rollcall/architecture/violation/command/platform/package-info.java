/** Wiring that breaks the rules. */
@NullMarked
package dev.rollcall.architecture.violation.command.platform;

import org.jspecify.annotations.NullMarked;
