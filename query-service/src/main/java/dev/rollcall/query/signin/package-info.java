/** Sign-in as users and admins see it: sessions, login history, second factors and API tokens. */
@NullMarked
package dev.rollcall.query.signin;

import org.jspecify.annotations.NullMarked;
