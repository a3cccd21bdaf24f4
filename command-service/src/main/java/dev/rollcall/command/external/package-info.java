/** External users: who has joined an organization with limited access, from another where they are at home (R60–R66). */
@NullMarked
package dev.rollcall.command.external;

import org.jspecify.annotations.NullMarked;
