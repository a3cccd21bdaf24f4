/** What another feature must not know. */
@NullMarked
package dev.rollcall.architecture.violation.command.contacts;

import org.jspecify.annotations.NullMarked;
