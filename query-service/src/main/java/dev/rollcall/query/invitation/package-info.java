/** What somebody is about to join who was mailed an invitation. */
@NullMarked
package dev.rollcall.query.invitation;

import org.jspecify.annotations.NullMarked;
