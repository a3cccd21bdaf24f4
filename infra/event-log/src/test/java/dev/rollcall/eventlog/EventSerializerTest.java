package dev.rollcall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.eventlog.personal.BrokenSealException;
import dev.rollcall.eventlog.personal.MasterKeys;
import dev.rollcall.eventlog.personal.PersonKeys;
import dev.rollcall.eventlog.personal.PersonalMarks;
import dev.rollcall.eventlog.personal.Seals;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The serializer of events")
class EventSerializerTest {

    @Retention(RetentionPolicy.RUNTIME)
    @interface Secret {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface About {}

    public record Happened(
            @About String who,
            @Secret String name,
            @Secret @Nullable String phone,
            String team,
            @Secret Map<String, String> fields,
            @Secret List<String> words,
            List<Item> items,
            Other other) {}

    public record Item(@Secret String id, int number) {}

    public record Other(@About String whom, @Secret String name) {}

    public record OfNobody(@Secret String name) {}

    private static final Happened EVENT = new Happened(
            "ada",
            "Ada B",
            null,
            "sealed.1.ada.AQID",
            Map.of("designation", "Trader"),
            List.of("first word", "second word"),
            List.of(new Item("first item", 1), new Item("second item", 2)),
            new Other("ben", "Ben C"));

    private final EventSerializer plain = new EventSerializer(
            Map.of(Happened.class, new WireType("test.happened", 1), OfNobody.class, new WireType("test.nobody", 1)));
    private final EventSerializer sealing = plain.sealing(
            new PersonalMarks(Secret.class, About.class, Map.of("ip", "actorId")),
            new Seals(new PersonKeys(
                    JdbcClient.create(new DriverManagerDataSource("jdbc:none:no database is asked")),
                    MasterKeys.of(Base64.getEncoder().encodeToString(new byte[32]), ""))));
    private final UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);

    @AfterEach
    void end() {
        work.rollback();
    }

    private static JsonNode json(SerializedObject<String> stored) {
        return JsonMapper.shared().readTree(stored.getData());
    }

    @Test
    @DisplayName("seals every text that is personal for the person it is about, and nothing else")
    void seals() {
        JsonNode stored = json(sealing.serialize(EVENT, String.class));

        assertThat(stored.at("/who").asString()).isEqualTo("ada");
        assertThat(stored.at("/name").asString()).startsWith("sealed.1.ada.");
        assertThat(stored.at("/phone").isNull()).isTrue();
        assertThat(stored.at("/team").asString()).isEqualTo("sealed.1.ada.AQID");
        assertThat(stored.at("/fields/designation").asString()).startsWith("sealed.1.ada.");
        assertThat(stored.at("/words/1").asString()).startsWith("sealed.1.ada.");
        assertThat(stored.at("/items/1/id").asString()).startsWith("sealed.1.ada.");
        assertThat(stored.at("/items/1/number").asInt()).isEqualTo(2);
        assertThat(stored.at("/other/name").asString()).startsWith("sealed.1.ben.");
        assertThat(stored.toString())
                .doesNotContain("Ada B", "Trader", "first word", "second word", "first item", "second item", "Ben C");
    }

    @Test
    @DisplayName("reads what it has sealed, and leaves text alone that only looks sealed")
    void opens() {
        assertThat((Object) sealing.deserialize(sealing.serialize(EVENT, String.class)))
                .isEqualTo(EVENT);
        assertThat((Object) sealing.deserialize(sealing.serialize(EVENT, byte[].class)))
                .isEqualTo(EVENT);
    }

    @Test
    @DisplayName("reads plain text where an upcaster, or a log without seals, has put it")
    void readsPlain() {
        assertThat((Object) sealing.deserialize(plain.serialize(EVENT, String.class)))
                .isEqualTo(EVENT);
    }

    @Test
    @DisplayName("in its plain form seals nothing and opens nothing")
    void plainForm() {
        assertThat(json(sealing.plain().serialize(EVENT, String.class))
                        .at("/name")
                        .asString())
                .isEqualTo("Ada B");
        Happened unopened = plain.deserialize(sealing.serialize(EVENT, String.class));
        assertThat(Objects.requireNonNull(unopened).name()).startsWith("sealed.1.ada.");
    }

    @Test
    @DisplayName("does not read over a seal that is broken, and says so in its own words")
    void broken() {
        SerializedObject<String> stored = sealing.serialize(EVENT, String.class);
        String name = json(stored).at("/name").asString();
        String tampered = stored.getData().replace(name, name.substring(0, name.length() - 4) + "AAAA");

        assertThatThrownBy(() ->
                        sealing.deserialize(new SimpleSerializedObject<>(tampered, String.class, stored.getType())))
                .isExactlyInstanceOf(BrokenSealException.class)
                .hasMessageContaining("ada");
    }

    @Test
    @DisplayName("refuses to write what is personal and about nobody")
    void nobody() {
        assertThatThrownBy(() -> sealing.serialize(new OfNobody("Ada"), String.class))
                .hasStackTraceContaining("Nothing says whom /name is about");
    }

    @Test
    @DisplayName("seals the metadata that are personal for whom they are about")
    void metadata() {
        MetaData metadata =
                MetaData.with("actorId", "ada").and("ip", "203.0.113.7").and("requestId", "r1");

        SerializedObject<String> stored = sealing.serialize(metadata, String.class);

        assertThat(json(stored).at("/ip").asString()).startsWith("sealed.1.ada.");
        assertThat(json(stored).at("/requestId").asString()).isEqualTo("r1");
        assertThat((Object) sealing.deserialize(stored)).isEqualTo(metadata);
    }

    @Test
    @DisplayName("refuses metadata that are personal and about nobody")
    void metadataOfNobody() {
        assertThatThrownBy(() -> sealing.serialize(MetaData.with("ip", "203.0.113.7"), String.class))
                .hasMessageContaining("'ip'");
    }
}
