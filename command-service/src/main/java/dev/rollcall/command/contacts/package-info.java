/** Whom a user deals with: contacts, the invites that make them, and how much the two write and call. */
@NullMarked
package dev.rollcall.command.contacts;

import org.jspecify.annotations.NullMarked;
