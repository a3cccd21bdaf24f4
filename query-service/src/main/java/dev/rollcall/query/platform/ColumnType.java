package dev.rollcall.query.platform;

import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How values of a Java type stand in PostgreSQL. They are sent as text and cast there: one kind of array carries every
 * type, also those of which the driver cannot make an array, and an array of timestamps keeps its zone.
 *
 * @param sqlType what the text is cast to
 */
record ColumnType(String sqlType, Writer writer, Reader reader) {

    private static final JsonMapper JSON = new JsonMapper();

    /** What PostgreSQL reads as the value. */
    interface Writer {
        String text(Object value);
    }

    /** The value of a column; null for an SQL null. */
    interface Reader {
        @Nullable
        Object read(ResultSet row, String column) throws SQLException;
    }

    /** @throws IllegalArgumentException for a type that no read model has needed so far */
    static ColumnType of(Type type) {
        if (type instanceof Class<?> simple) {
            return simple.isEnum() ? enumeration(simple) : simple(simple);
        }
        if (type.getTypeName().startsWith(Map.class.getName() + "<")) {
            return new ColumnType("jsonb", JSON::writeValueAsString, (row, column) -> {
                String json = row.getString(column);
                return json == null ? null : JSON.readValue(json, JSON.constructType(type));
            });
        }
        if (type.getTypeName().equals("java.util.List<java.util.UUID>")) {
            return new ColumnType(
                    "uuid[]",
                    ids -> ((List<?>) ids).stream().map(Object::toString).collect(Collectors.joining(",", "{", "}")),
                    (row, column) -> List.of((UUID[]) row.getArray(column).getArray()));
        }
        if (type.getTypeName().equals("java.util.List<java.lang.String>")) {
            return new ColumnType(
                    "text[]",
                    texts -> ((List<?>) texts)
                            .stream().map(text -> quoted((String) text)).collect(Collectors.joining(",", "{", "}")),
                    (row, column) -> List.of((String[]) row.getArray(column).getArray()));
        }
        throw new IllegalArgumentException("No column is made for " + type.getTypeName());
    }

    /** An element of an array: without quotes some texts would mean something else, such as none. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static ColumnType simple(Class<?> type) {
        return switch (type.getName()) {
            case "java.util.UUID" ->
                new ColumnType("uuid", Object::toString, (row, column) -> row.getObject(column, UUID.class));
            case "java.lang.String" -> new ColumnType("text", Object::toString, ResultSet::getString);
            case "long" -> new ColumnType("bigint", Object::toString, ResultSet::getLong);
            case "int" -> new ColumnType("integer", Object::toString, ResultSet::getInt);
            case "java.lang.Integer" ->
                new ColumnType("integer", Object::toString, (row, column) -> row.getObject(column, Integer.class));
            case "boolean" -> new ColumnType("boolean", Object::toString, ResultSet::getBoolean);
            case "java.time.LocalDate" ->
                new ColumnType("date", Object::toString, (row, column) -> row.getObject(column, LocalDate.class));
            case "java.time.Instant" -> new ColumnType("timestamptz", Object::toString, ColumnType::instant);
            default -> throw new IllegalArgumentException("No column is made for " + type.getName());
        };
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static ColumnType enumeration(Class<?> type) {
        Map<String, Object> byName = List.of(type.getEnumConstants()).stream()
                .collect(Collectors.toMap(constant -> ((Enum<?>) constant).name(), constant -> constant));
        return new ColumnType(
                "text", constant -> ((Enum<?>) constant).name(), (row, column) -> byName.get(row.getString(column)));
    }
}
