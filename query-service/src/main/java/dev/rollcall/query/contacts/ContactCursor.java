package dev.rollcall.query.contacts;

import dev.rollcall.query.platform.Cursor;
import dev.rollcall.web.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where a page of contacts ended. */
record ContactCursor(int usage, Instant lastUsedAt, String nameKey, UUID userId) {

    /** Nothing that is recorded is older, and nothing will be younger for long. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** @throws Refusal for a cursor of another list */
    static ContactCursor read(String cursor) {
        List<String> values = Cursor.read(cursor, 4);
        try {
            return new ContactCursor(
                    Integer.parseInt(values.get(0)), instant(values.get(1)), values.get(2), Cursor.id(values.get(3)));
        } catch (DateTimeException | NumberFormatException e) {
            throw Cursor.invalid();
        }
    }

    private static Instant instant(String value) {
        Instant instant = Instant.parse(value);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw Cursor.invalid();
        }
        return instant;
    }
}
