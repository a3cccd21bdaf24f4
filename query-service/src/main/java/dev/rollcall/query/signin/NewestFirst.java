package dev.rollcall.query.signin;

import dev.rollcall.query.platform.Cursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ended that begins with what is newest; the id decides among equals.
 *
 * @param at in milliseconds, as the log has it
 */
record NewestFirst(Instant at, UUID id) {

    private static final String FORM = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?Z";

    /** Before the newest. */
    private static final NewestFirst START = new NewestFirst(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1));

    /**
     * The start of the list for no cursor.
     *
     * @throws dev.rollcall.web.Refusal for a cursor of another list
     */
    static NewestFirst read(@Nullable String cursor) {
        if (cursor == null) {
            return START;
        }
        List<String> values = Cursor.read(cursor, 2);
        if (!values.get(0).matches(FORM)) {
            throw Cursor.invalid();
        }
        try {
            return new NewestFirst(Instant.parse(values.get(0)), Cursor.id(values.get(1)));
        } catch (DateTimeException e) {
            throw Cursor.invalid();
        }
    }

    String cursor() {
        return Cursor.of(List.of(at.toString(), id.toString()));
    }

    /** For a comparison with a column. */
    OffsetDateTime time() {
        return at.atOffset(ZoneOffset.UTC);
    }
}
