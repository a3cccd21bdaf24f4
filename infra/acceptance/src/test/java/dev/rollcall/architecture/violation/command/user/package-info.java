/** Decides, and breaks the rules. */
@NullMarked
package dev.rollcall.architecture.violation.command.user;

import org.jspecify.annotations.NullMarked;
