/** Users: their profile, their place in the organization, their e-mail addresses, and how they join and end. */
@NullMarked
package dev.rollcall.command.user;

import org.jspecify.annotations.NullMarked;
