/** What of sign-in cannot be shown from outside: its stores, on a real database. */
@NullMarked
package dev.rollcall.command.signin;

import org.jspecify.annotations.NullMarked;
