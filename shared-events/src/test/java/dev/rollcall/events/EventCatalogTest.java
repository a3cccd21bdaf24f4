package dev.rollcall.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.events.EventCatalog.WireType;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The catalogue of events")
class EventCatalogTest {

    static Stream<Class<?>> types() {
        return EventCatalog.types();
    }

    @Test
    @DisplayName("knows every event by one name and version")
    void unique() {
        assertThat(types().map(EventCatalog::wireTypeOf)).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("finds an event by its name, which says the aggregate and what happened")
    void named(Class<?> type) {
        WireType wire = EventCatalog.wireTypeOf(type);

        assertThat(EventCatalog.typeOf(wire)).contains(type);
        assertThat(wire.name()).matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");
        assertThat(wire.name()).startsWith(aggregate(type) + ".");
        assertThat(wire.version()).isPositive();
    }

    /** The interface around it: {@code account} of {@code AccountEvent}. */
    private static String aggregate(Class<?> type) {
        return Objects.requireNonNull(type.getEnclosingClass())
                .getSimpleName()
                .replace("Event", "")
                .replaceAll("(?<=.)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("holds immutable records that say first whose organization it is")
    void organizationFirst(Class<?> type) {
        assertThat(type).isRecord();
        RecordComponent first = type.getRecordComponents()[0];
        assertThat(first.getName()).isEqualTo("organizationId");
        assertThat(first.getType()).isEqualTo(UUID.class);
    }

    @Test
    @DisplayName("knows neither an unknown name nor another version")
    void unknown() {
        assertThat(EventCatalog.typeOf(new WireType("user.vanished", 1))).isEmpty();
        assertThat(EventCatalog.typeOf(new WireType("user.added", 2))).isEmpty();
    }

    @Test
    @DisplayName("has no name for what is no event")
    void noEvent() {
        assertThatThrownBy(() -> EventCatalog.wireTypeOf(String.class)).isInstanceOf(IllegalArgumentException.class);
    }
}
