/** Who somebody is: passwords, second factors, sessions and API tokens. */
@NullMarked
package dev.rollcall.command.signin;

import org.jspecify.annotations.NullMarked;
