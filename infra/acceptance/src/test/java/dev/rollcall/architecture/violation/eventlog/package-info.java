/** A storage engine that breaks the rules. */
@NullMarked
package dev.rollcall.architecture.violation.eventlog;

import org.jspecify.annotations.NullMarked;
