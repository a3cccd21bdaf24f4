package dev.rollcall.query.contacts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is, or was, to a user.
 *
 * @param email under which they are invited; whose it is is not for the user to learn by that
 * @param until null for what they still are
 */
record TieRow(
        UUID userId,
        UUID inviteId,
        State state,
        UUID contactId,
        @Nullable String email,
        Instant since,
        @Nullable Instant until) {

    enum State {
        CONTACT,
        INVITED
    }

    record Key(UUID userId, UUID inviteId, State state) {}

    Key key() {
        return new Key(userId, inviteId, state);
    }

    /** As it began, and as it is by now. */
    TieRow then(TieRow later) {
        return new TieRow(userId, inviteId, state, later.contactId, later.email, since, later.until);
    }
}
