package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.acceptance.NodeProgram.Run;
import dev.rollcall.events.EventCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@RunsRollcall
@DisplayName("What subscribers are promised")
class ContractIT {

    private final Rollcall rollcall;
    private final Office office;
    private final Api anyone;

    ContractIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.anyone = rollcall.api().as("");
    }

    @Test
    @DisplayName("R96 is an AsyncAPI document that the parser of its authors has nothing to say against")
    void parses() throws Exception {
        Run parsed = SubscriberProgram.installed()
                .run(
                        "parse.mjs",
                        Map.of(),
                        Path.of("../../shared-events/src/main/resources/asyncapi.json")
                                .toAbsolutePath()
                                .toString());

        assertThat(parsed.status()).as(parsed.output()).isZero();
        assertThat(parsed.output()).startsWith("AsyncAPI 3.0.0: ");
    }

    @Test
    @DisplayName("R96 is served to anyone, a schema for every event type included")
    void served() {
        Answer document = anyone.get("/asyncapi.json").expect(200);
        assertThat(document.header("Cache-Control")).isEqualTo("no-cache");
        anyone.send("GET", "/asyncapi.json", "", Map.of("If-None-Match", document.etag()))
                .expect(304);
        assertThat(EventCatalog.types().map(EventCatalog::wireTypeOf))
                .isNotEmpty()
                .allSatisfy(type -> {
                    String name = "%s.v%d".formatted(type.name(), type.version());
                    Answer schema = anyone.get("/schemas/" + name).expect(200);
                    assertThat(schema.header("Content-Type")).isEqualTo("application/schema+json");
                    assertThat(schema.text("/$id")).isEqualTo("urn:rollcall:schema:" + name);
                });
    }

    @Test
    @DisplayName("R96 has every topic that there is, with its partitions and how long it keeps what is in it")
    void topics() throws Exception {
        long position = office.create("teams", "On Kafka").position();
        new Subscriber(rollcall.parts().bootstrapServers()).readUpTo(position, Duration.ofSeconds(90));
        Map<String, JsonNode> documented = new HashMap<>();
        anyone.get("/asyncapi.json").json().path("channels").forEach(channel -> {
            documented.put(channel.path("address").asString(), channel.at("/bindings/kafka"));
        });
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, rollcall.parts().bootstrapServers()))) {
            Set<String> ours = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith("rollcall.") && !name.startsWith("rollcall.replay."))
                    .collect(Collectors.toSet());
            assertThat(ours).contains("rollcall.events");
            assertThat(documented).containsKeys(ours.toArray(String[]::new));
            admin.describeTopics(ours)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> assertThat(Objects.requireNonNull(documented.get(name))
                                    .path("partitions")
                                    .asInt())
                            .as("partitions of %s", name)
                            .isEqualTo(topic.partitions().size()));
            List<ConfigResource> resources = ours.stream()
                    .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                    .toList();
            admin.describeConfigs(resources)
                    .all()
                    .get()
                    .forEach((resource, config) -> assertThat(Objects.requireNonNull(documented.get(resource.name()))
                                    .path("topicConfiguration")
                                    .path("retention.ms")
                                    .asString())
                            .as("retention of %s", resource.name())
                            .isEqualTo(config.get("retention.ms").value()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"user.added.v2", "user.added", "asyncapi", "..%2fasyncapi", "user.added.v1.json"})
    @DisplayName("R96 is no other file")
    void nothingElse(String name) {
        assertThat(anyone.get("/schemas/" + name).status()).isIn(400, 404);
    }
}
