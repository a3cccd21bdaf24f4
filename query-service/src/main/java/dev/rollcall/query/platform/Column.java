package dev.rollcall.query.platform;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A column, named in snake_case after the component of a row. */
record Column(String name, ColumnType type, Method accessor) {

    static Column of(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true); // rows are private to their projections
        return new Column(snakeCase(component.getName()), ColumnType.of(component.getGenericType()), accessor);
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** The column of many rows. */
    @Nullable
    String[] texts(List<? extends Record> rows) {
        @Nullable String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text(rows.get(i));
        }
        return texts;
    }

    private @Nullable String text(Record row) {
        try {
            Object value = accessor.invoke(row);
            return value == null ? null : type.writer().text(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + name, e);
        }
    }
}
