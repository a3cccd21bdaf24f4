/** Whom a user knows and how much they deal with each other. */
@NullMarked
package dev.rollcall.events.contacts;

import org.jspecify.annotations.NullMarked;
