package dev.rollcall.query.contacts;

import dev.rollcall.events.contacts.ContactsEvent.Interaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * A day on which a user wrote to or called another.
 *
 * @param day UTC, of the message itself
 */
record UseRow(UUID userId, UUID contactId, LocalDate day, Instant lastAt) {

    record Key(UUID userId, UUID contactId, LocalDate day) {}

    static UseRow of(UUID user, Interaction item) {
        return new UseRow(user, item.with(), item.at().atZone(ZoneOffset.UTC).toLocalDate(), item.at());
    }

    Key key() {
        return new Key(userId, contactId, day);
    }

    UseRow orLater(UseRow other) {
        return other.lastAt().isAfter(lastAt) ? other : this;
    }
}
