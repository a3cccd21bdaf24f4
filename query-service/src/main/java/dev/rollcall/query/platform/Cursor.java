package dev.rollcall.query.platform;

import dev.rollcall.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Where a page ended: the values of its last row by which the list is sorted; opaque to callers. */
public final class Cursor {

    private Cursor() {}

    public static String of(List<String> values) {
        StringBuilder joined = new StringBuilder();
        for (String value : values) {
            joined.append(value.length()).append(':').append(value);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(joined.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refusal for what was not given out by {@link #of} with so many values */
    public static List<String> read(String cursor, int count) {
        try {
            String joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> values = new ArrayList<>();
            for (int at = 0; at < joined.length(); ) {
                int colon = joined.indexOf(':', at);
                int end = colon + 1 + Integer.parseInt(joined.substring(at, colon));
                values.add(joined.substring(colon + 1, end));
                at = end;
            }
            // Only what is written the same way was given out; no database takes a NUL.
            if (values.size() == count && of(values).equals(cursor) && joined.indexOf('\0') < 0) {
                return values;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw invalid();
        }
        throw invalid();
    }

    /** @throws Refusal for a value that is no id */
    public static UUID id(String value) {
        if (!value.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw invalid();
        }
        return UUID.fromString(value);
    }

    /** What to say of a cursor that cannot be used. */
    public static Refusal invalid() {
        return Refusal.invalidParameter("The cursor is none that was given out here.");
    }
}
