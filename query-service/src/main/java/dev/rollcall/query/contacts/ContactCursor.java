package dev.rollcall.query.contacts;

import dev.rollcall.query.platform.Cursor;
import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.UUID;

/** Where a page of contacts ended, in the terms of {@link RankRow}. */
record ContactCursor(int unused, long unseen, String nameKey, UUID userId) {

    /** @throws Refusal for a cursor of another list */
    static ContactCursor read(String cursor) {
        List<String> values = Cursor.read(cursor, 4);
        try {
            return new ContactCursor(
                    Integer.parseInt(values.get(0)),
                    Long.parseLong(values.get(1)),
                    values.get(2),
                    Cursor.id(values.get(3)));
        } catch (NumberFormatException e) {
            throw Cursor.invalid();
        }
    }

    String text() {
        return Cursor.of(List.of(Integer.toString(unused), Long.toString(unseen), nameKey, userId.toString()));
    }
}
