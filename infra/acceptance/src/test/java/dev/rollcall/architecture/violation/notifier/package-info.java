/** A notifier that breaks the rules. */
@NullMarked
package dev.rollcall.architecture.violation.notifier;

import org.jspecify.annotations.NullMarked;
