package dev.rollcall.query.audit;

import java.util.UUID;

/** The same event in the history of a user. */
record HistoryUserRow(UUID userId, long position, UUID organizationId, String actor, String type) {

    /** Identifies it. */
    record Key(UUID userId, long position) {}

    Key key() {
        return new Key(userId, position);
    }
}
