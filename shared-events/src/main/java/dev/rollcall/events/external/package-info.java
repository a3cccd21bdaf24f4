/** External users: members of one organization who have joined another with limited access. */
@NullMarked
package dev.rollcall.events.external;

import org.jspecify.annotations.NullMarked;
