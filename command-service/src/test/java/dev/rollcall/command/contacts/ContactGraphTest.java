package dev.rollcall.command.contacts;

import static dev.rollcall.web.Refusal.Reason.NOT_FOUND;

import dev.rollcall.command.platform.Refused;
import dev.rollcall.events.contacts.ContactsEvent.Interaction;
import dev.rollcall.events.contacts.ContactsEvent.InteractionsRecorded;
import dev.rollcall.events.contacts.InteractionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Whom a user deals with")
class ContactGraphTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID GLOBEX = new UUID(1, 1);
    private static final UUID ADA = new UUID(4, 1);
    private static final UUID BEN = new UUID(4, 2);
    private static final UUID EVE = new UUID(4, 3);
    private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

    private static final Interaction FIRST = message(BEN, NOW.minusSeconds(60), "m1");
    private static final Interaction SECOND = message(EVE, NOW.minusSeconds(30), "m2");

    private final AggregateTestFixture<ContactGraph> fixture = new AggregateTestFixture<>(ContactGraph.class);

    private static Interaction message(UUID with, Instant at, String id) {
        return new Interaction(with, InteractionKind.MESSAGE, at, id);
    }

    private static RecordInteractions recording(Set<String> known, Interaction... items) {
        return new RecordInteractions(ACME, ADA, NOW, List.of(items), known, Set.of());
    }

    @Nested
    class RecordsInteractions {

        @Test
        @DisplayName("R87 notes the first interactions of a user")
        void first() {
            fixture.givenNoPriorActivity()
                    .when(recording(Set.of(), FIRST, SECOND))
                    .expectEvents(new InteractionsRecorded(ACME, ADA, List.of(FIRST, SECOND)));
        }

        @Test
        @DisplayName("R87 notes more of them")
        void more() {
            fixture.given(new InteractionsRecorded(ACME, ADA, List.of(FIRST)))
                    .when(recording(Set.of(), SECOND))
                    .expectEvents(new InteractionsRecorded(ACME, ADA, List.of(SECOND)));
        }

        @Test
        @DisplayName("R87 counts one that is repeated in a batch once, as it came first")
        void repeatedInBatch() {
            Interaction again = new Interaction(EVE, InteractionKind.CALL, NOW, "m1");

            fixture.givenNoPriorActivity()
                    .when(recording(Set.of(), FIRST, again, SECOND, FIRST))
                    .expectEvents(new InteractionsRecorded(ACME, ADA, List.of(FIRST, SECOND)));
        }

        @Test
        @DisplayName("R87 leaves out those that the log has")
        void known() {
            fixture.given(new InteractionsRecorded(ACME, ADA, List.of(FIRST)))
                    .when(recording(Set.of("m1"), FIRST, SECOND))
                    .expectEvents(new InteractionsRecorded(ACME, ADA, List.of(SECOND)));
        }

        @Test
        @DisplayName("R87 emits nothing when the log has all of them")
        void allKnown() {
            fixture.given(new InteractionsRecorded(ACME, ADA, List.of(FIRST, SECOND)))
                    .when(recording(Set.of("m1", "m2"), FIRST, SECOND))
                    .expectNoEvents();
        }

        @Test
        @DisplayName("R87 refuses one with oneself, and says which")
        void withOneself() {
            fixture.givenNoPriorActivity()
                    .when(recording(Set.of(), FIRST, message(ADA, NOW, "m3")))
                    .expectNoEvents()
                    .expectException(Refused.inField("/items/1/with", "interaction.with-oneself"));
        }

        @Test
        @DisplayName("R87 takes the time of one whose reporter's clock is ahead a little")
        void clockAhead() {
            Interaction ahead = message(BEN, NOW.plus(Duration.ofMinutes(5)), "m3");

            fixture.givenNoPriorActivity()
                    .when(recording(Set.of(), ahead))
                    .expectEvents(new InteractionsRecorded(ACME, ADA, List.of(ahead)));
        }

        @Test
        @DisplayName("R87 refuses one in the future")
        void inFuture() {
            fixture.givenNoPriorActivity()
                    .when(recording(
                            Set.of(),
                            message(BEN, NOW.plus(Duration.ofMinutes(5)).plusNanos(1), "m3")))
                    .expectNoEvents()
                    .expectException(Refused.inField("/items/0/at", "interaction.in-future"));
        }

        @Test
        @DisplayName("R87 refuses one before all times that read models can say")
        void tooEarly() {
            fixture.givenNoPriorActivity()
                    .when(recording(Set.of(), FIRST, message(BEN, Instant.MIN, "m3")))
                    .expectNoEvents()
                    .expectException(Refused.inField("/items/1/at", "interaction.too-early"));
        }

        @Test
        @DisplayName("is none that another organization may know of")
        void foreignOrganization() {
            fixture.given(new InteractionsRecorded(GLOBEX, ADA, List.of(FIRST)))
                    .when(recording(Set.of(), SECOND))
                    .expectNoEvents()
                    .expectException(Refused.with(NOT_FOUND, "user.not-found"));
        }
    }
}
