/** What another feature must not know. */
@NullMarked
package dev.rollcall.architecture.violation.query.contacts;

import org.jspecify.annotations.NullMarked;
