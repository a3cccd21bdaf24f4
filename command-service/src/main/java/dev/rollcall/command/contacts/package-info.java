/** Whom a user deals with, and how much. */
@NullMarked
package dev.rollcall.command.contacts;

import org.jspecify.annotations.NullMarked;
