/** Remembers, and breaks the rules. */
@NullMarked
package dev.rollcall.architecture.violation.query.user;

import org.jspecify.annotations.NullMarked;
