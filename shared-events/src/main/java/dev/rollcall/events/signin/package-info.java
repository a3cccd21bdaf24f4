/** Sign-in: passwords, second factors, API tokens and sessions. No event ever holds a secret (R36). */
@NullMarked
package dev.rollcall.events.signin;

import org.jspecify.annotations.NullMarked;
