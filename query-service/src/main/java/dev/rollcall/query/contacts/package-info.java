/** Whom a user deals with, in the order of how much, and the invites that are open. */
@NullMarked
package dev.rollcall.query.contacts;

import org.jspecify.annotations.NullMarked;
