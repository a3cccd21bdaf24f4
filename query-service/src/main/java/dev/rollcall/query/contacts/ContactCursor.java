package dev.rollcall.query.contacts;

import dev.rollcall.query.platform.Cursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where a page of contacts ended. */
record ContactCursor(int usage, Instant lastUsedAt, String nameKey, UUID userId) {

    static ContactCursor read(String cursor) {
        List<String> values = Cursor.read(cursor, 4);
        try {
            return new ContactCursor(
                    Integer.parseInt(values.get(0)),
                    Instant.parse(values.get(1)),
                    values.get(2),
                    UUID.fromString(values.get(3)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.invalid();
        }
    }
}
