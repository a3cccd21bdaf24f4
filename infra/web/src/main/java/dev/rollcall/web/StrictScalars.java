package dev.rollcall.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Takes ids and instants in the one form that the interface has for them, where Jackson takes several. */
final class StrictScalars extends SimpleModule {

    private static final long serialVersionUID = 1L;

    StrictScalars() {
        addDeserializer(UUID.class, new Strict<>(UUID.class, StrictScalars::uuid));
        addDeserializer(
                Instant.class,
                new Strict<>(Instant.class, text -> OffsetDateTime.parse(text).toInstant()));
    }

    private static UUID uuid(String text) {
        return CanonicalUuid.parse(text).orElseThrow(() -> new IllegalArgumentException("no UUID"));
    }

    private static final class Strict<T> extends StdScalarDeserializer<T> {

        private final transient Function<String, T> form;

        Strict(Class<T> type, Function<String, T> form) {
            super(type);
            this.form = form;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(tools.jackson.core.JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(this, "not a string");
            }
            try {
                return form.apply(parser.getString());
            } catch (IllegalArgumentException | DateTimeException e) {
                return context.reportInputMismatch(this, "not in its one form");
            }
        }
    }
}
