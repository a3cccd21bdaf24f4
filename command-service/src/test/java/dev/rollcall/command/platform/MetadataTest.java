package dev.rollcall.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.access.Identity;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is known of a change")
class MetadataTest {

    private static final Caller CALLER =
            new Caller(Identity.OPERATOR, "r-1", "192.0.2.1", "curl", "00-trace", List.of(3L), null);

    private final Metadata metadata = new Metadata();

    private static CommandMessage<Object> command(Map<String, ?> known) {
        return GenericCommandMessage.asCommandMessage("a command").andMetaData(known);
    }

    @Test
    @DisplayName("R90 goes from a command to its events, with the command as correlation and causation")
    void fromCommand() {
        CommandMessage<Object> command = command(CALLER.metadata());

        Map<String, ?> passed = metadata.correlationDataFor(command);

        assertThat(passed)
                .isEqualTo(Map.of(
                        "actorKind", "SYSTEM",
                        "actorId", "operator",
                        "requestId", "r-1",
                        "ip", "192.0.2.1",
                        "client", "curl",
                        "traceparent", "00-trace",
                        "correlationId", command.getIdentifier(),
                        "causationId", command.getIdentifier()));
    }

    @Test
    @DisplayName("stays with the command where it is its condition, or the framework's")
    void condition() {
        assertThat(metadata.correlationDataFor(command(Map.of(Metadata.IF_MATCH, List.of(3L), "other", "x"))))
                .doesNotContainKeys(Metadata.IF_MATCH, "other");
    }

    @Test
    @DisplayName("R90 goes on through a command that an event called for: one correlation, the event as causation")
    void throughAutomation() {
        CommandMessage<Object> first = command(CALLER.metadata());
        EventMessage<Object> event =
                GenericEventMessage.asEventMessage("an event").andMetaData(metadata.correlationDataFor(first));
        CommandMessage<Object> second = command(event.getMetaData().subset(Metadata.COPIED.toArray(String[]::new)))
                .andMetaData(Map.of(Metadata.CAUSATION_ID, event.getIdentifier()));

        Map<String, ?> passed = metadata.correlationDataFor(second);

        assertThat(passed.get(Metadata.CORRELATION_ID)).isEqualTo(first.getIdentifier());
        assertThat(passed.get(Metadata.CAUSATION_ID)).isEqualTo(event.getIdentifier());
        assertThat(passed.get(Metadata.ACTOR_ID)).isEqualTo("operator");
    }

    @Test
    @DisplayName("of a caller who says little holds nothing that was not said")
    void sparseCaller() {
        assertThat(new Caller(Identity.OPERATOR, "r-1", "192.0.2.1", null, null, null, null).metadata())
                .containsOnlyKeys("actorKind", "actorId", "requestId", "ip");
    }
}
