/** A storage engine that breaks the rules. */
@NullMarked
package dev.rollcall.architecture.violation.seal;

import org.jspecify.annotations.NullMarked;
