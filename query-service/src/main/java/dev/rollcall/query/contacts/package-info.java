/** Whom a user deals with, in the order of how much. */
@NullMarked
package dev.rollcall.query.contacts;

import org.jspecify.annotations.NullMarked;
