/** Users: their profile, their place in the organization and their e-mail addresses. */
@NullMarked
package dev.rollcall.events.user;

import org.jspecify.annotations.NullMarked;
