package dev.rollcall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.eventlog.Ledger.Accepted;
import dev.rollcall.eventlog.Ledger.Holder;
import dev.rollcall.eventlog.Ledger.Key;
import dev.rollcall.eventlog.personal.NewKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The ledger of a batch")
class LedgerTest {

    private final Ledger ledger = new Ledger(new LogState(
            41,
            Map.of("user/a", 3L),
            Map.of(new Key("email", "taken@x"), new Holder("a", null), new Key("team", "t"), new Holder("o", "East")),
            Set.of("a"),
            Set.of("answered")));

    @Nested
    class Positions {

        @Test
        @DisplayName("go on without a gap, refused appends taking none")
        void gapless() {
            Append first = append(event("user/b", 0), event("user/b", 1));
            ledger.accept(first);
            assertThatThrownBy(() -> ledger.accept(append(event("user/a", 3))))
                    .isInstanceOf(ConcurrencyException.class);
            Append second = append(event("user/a", 4));
            ledger.accept(second);

            assertThat(ledger.accepted()).containsExactly(new Accepted(first, 43), new Accepted(second, 44));
            assertThat(ledger.position()).isEqualTo(44);
        }
    }

    @Nested
    class Streams {

        @Test
        void refuseASecondBeginning() {
            ledger.accept(append(event("user/b", 0)));

            assertThatThrownBy(() -> ledger.accept(append(event("user/b", 0))))
                    .isInstanceOf(AggregateStreamCreationException.class);
        }

        @Test
        void refuseAGap() {
            assertThatThrownBy(() -> ledger.accept(append(event("user/a", 5))))
                    .isInstanceOf(ConcurrencyException.class);
        }

        @Test
        @DisplayName("are as before when the second half of an append conflicts")
        void allOrNothing() {
            assertThatThrownBy(() -> ledger.accept(append(event("user/b", 0), event("user/a", 3))))
                    .isInstanceOf(ConcurrencyException.class);

            ledger.accept(append(event("user/b", 0)));

            assertThat(ledger.accepted()).hasSize(1);
        }

        @Test
        @DisplayName("refuse as a conflict what would also break a claim")
        void conflictFirst() {
            assertThatThrownBy(() -> ledger.accept(
                            append(List.of(event("user/a", 3)), Claim.take("email", "taken@x", "b", "email.taken"))))
                    .isInstanceOf(ConcurrencyException.class);
        }
    }

    @Nested
    class Claims {

        @Test
        void leaveOneWinnerOfManyAndNoTraceOfTheOthers() {
            ledger.accept(taking("free@x", "b"));
            for (String owner : List.of("c", "d", "e")) {
                assertThatThrownBy(() -> ledger.accept(taking("free@x", owner)))
                        .isInstanceOf(ClaimRefusedException.class);
            }

            assertThat(ledger.changedHolders())
                    .containsExactly(Map.entry(new Key("email", "free@x"), Optional.of(new Holder("b", null))));
            assertThat(ledger.accepted()).hasSize(1);
        }

        @Test
        void areKeptInTheOrderOfEvents() {
            ledger.accept(append(
                    List.of(event("user/a", 4)),
                    Claim.release("email", "taken@x", "a"),
                    Claim.take("email", "taken@x", "a", "email.taken"),
                    Claim.require("email", "taken@x", "a", "email.not-held")));

            assertThat(ledger.changedHolders()).isEmpty();
        }

        @Test
        void ofAnAppendThatIsRefusedAreUndone() {
            assertThatThrownBy(() -> ledger.accept(append(
                            List.of(event("user/b", 0)),
                            Claim.take("email", "free@x", "b", "email.taken"),
                            Claim.take("email", "taken@x", "b", "email.taken"))))
                    .isInstanceOfSatisfying(
                            ClaimRefusedException.class,
                            refused -> assertThat(refused.claim().key()).isEqualTo("taken@x"));

            ledger.accept(taking("free@x", "c"));

            assertThat(ledger.changedHolders())
                    .containsExactly(Map.entry(new Key("email", "free@x"), Optional.of(new Holder("c", null))));
        }

        @Test
        void seeWhatEarlierAppendsOfTheBatchReleased() {
            ledger.accept(append(List.of(event("user/a", 4)), Claim.release("email", "taken@x", "a")));
            ledger.accept(taking("taken@x", "b"));

            assertThat(ledger.changedHolders())
                    .containsExactly(Map.entry(new Key("email", "taken@x"), Optional.of(new Holder("b", null))));
        }

        @Test
        void compareTheOwner() {
            for (Claim foreign : List.of(
                    Claim.release("team", "t", "other"),
                    Claim.relabel("team", "t", "other", "West"),
                    Claim.require("team", "t", "other", "team.not-found"))) {
                assertThatThrownBy(() -> ledger.accept(append(List.of(event("user/b", 0)), foreign)))
                        .isInstanceOf(ClaimRefusedException.class);
            }
        }

        private Append taking(String address, String owner) {
            return append(List.of(event("user/" + owner, 0)), Claim.take("email", address, owner, "email.taken"));
        }
    }

    @Nested
    @DisplayName("Keys of new persons")
    class Keys {

        @Test
        @DisplayName("are a conflict when somebody else was first, in an earlier batch or this one")
        void once() {
            assertThatThrownBy(() -> ledger.accept(meeting("a", 0))).isInstanceOf(ConcurrencyException.class);

            ledger.accept(meeting("b", 0));

            assertThatThrownBy(() -> ledger.accept(meeting("b", 1))).isInstanceOf(ConcurrencyException.class);
        }

        private Append meeting(String person, int sequence) {
            @Nullable Answer none = null;
            return new Append(
                    List.of(event("contacts/" + person, sequence)),
                    List.of(),
                    List.of(new NewKey(person, new byte[0], "master")),
                    none);
        }
    }

    @Nested
    class Answers {

        @Test
        @DisplayName("refuse a request that was carried out, in an earlier batch or this one")
        void once() {
            assertThatThrownBy(() -> ledger.accept(answering("answered"))).isInstanceOf(AnsweredAlreadyException.class);

            ledger.accept(answering("new"));

            assertThatThrownBy(() -> ledger.accept(answering("new"))).isInstanceOf(AnsweredAlreadyException.class);
        }

        @Test
        @DisplayName("are kept for requests that change nothing")
        void withoutEvents() {
            ledger.accept(answering("new"));

            assertThat(ledger.accepted()).hasSize(1);
            assertThat(ledger.position()).isEqualTo(41);
        }

        private Append answering(String key) {
            return new Append(List.of(), List.of(), List.of(), new Answer(key, "hash", new byte[0], Instant.EPOCH));
        }
    }

    private static Append append(StoredEvent... events) {
        return append(Arrays.asList(events));
    }

    private static Append append(List<StoredEvent> events, Claim... claims) {
        @Nullable Answer none = null;
        return new Append(events, Arrays.asList(claims), List.of(), none);
    }

    private static StoredEvent event(String stream, long sequence) {
        return new StoredEvent(stream, sequence, "User", "user.added", 1, "id", "2001-06-30T09:00:00Z", "{}", "{}");
    }
}
