/** Users: the directory, and each one's profile. */
@NullMarked
package dev.rollcall.query.user;

import org.jspecify.annotations.NullMarked;
