/** What people do who were mailed an invitation, of whichever kind: they accept it with the code in the mail. */
@NullMarked
package dev.rollcall.command.invitation;

import org.jspecify.annotations.NullMarked;
