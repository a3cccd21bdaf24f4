package dev.rollcall.query.contacts;

import java.util.UUID;

/** A contact in the order that is kept (see {@link ContactRanks}); written by statements alone. */
record RankRow(UUID userId, UUID contactId, int unused, long unseen, String nameKey, String state) {

    record Key(UUID userId, UUID contactId) {}

    Key key() {
        return new Key(userId, contactId);
    }
}
