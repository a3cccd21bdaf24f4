package dev.rollcall.query.user;

import dev.rollcall.query.platform.Cursor;
import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** In what order users are listed; the id decides among equals. */
enum UserOrder {
    NAME("name", "name_key", "text", true),
    NAME_DESCENDING("-name", "name_key", "text", false),
    EMAIL("email", "email_key", "text", true),
    EMAIL_DESCENDING("-email", "email_key", "text", false),
    ADDED("added", "added_at", "bigint", true),
    ADDED_DESCENDING("-added", "added_at", "bigint", false);

    private final String parameter;
    private final String column;
    private final String type;
    private final boolean ascending;

    UserOrder(String parameter, String column, String type, boolean ascending) {
        this.parameter = parameter;
        this.column = column;
        this.type = type;
        this.ascending = ascending;
    }

    static Optional<UserOrder> of(String parameter) {
        return Stream.of(values())
                .filter(order -> order.parameter.equals(parameter))
                .findFirst();
    }

    String textColumn() {
        return column + "::text";
    }

    String afterCursor() {
        return " and (%s, id) %s (cast(:afterKey as %s), cast(:afterId as uuid))"
                .formatted(column, ascending ? ">" : "<", type);
    }

    String orderBy() {
        String direction = ascending ? "asc" : "desc";
        return " order by %s %s, id %s".formatted(column, direction, direction);
    }

    /** A cursor names its order: in another, the same row stands elsewhere. */
    String cursor(String sortKey, UUID id) {
        return Cursor.of(List.of(parameter, sortKey, id.toString()));
    }

    /**
     * Sort key and id of the row where the page before ended.
     *
     * @throws Refusal for a cursor of another list
     */
    List<String> read(String cursor) {
        List<String> after = Cursor.read(cursor, 3);
        if (!after.get(0).equals(parameter)
                || (!type.equals("text") && !after.get(1).matches("\\d{1,18}"))) {
            throw Cursor.invalid();
        }
        Cursor.id(after.get(2));
        return after.subList(1, 3);
    }
}
