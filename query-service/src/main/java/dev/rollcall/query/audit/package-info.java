/** What happened, to whom and by whom: the history of a user, an organization and an actor, for auditors (R90–R94). */
@NullMarked
package dev.rollcall.query.audit;

import org.jspecify.annotations.NullMarked;
