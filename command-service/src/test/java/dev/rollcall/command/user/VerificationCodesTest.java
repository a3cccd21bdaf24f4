package dev.rollcall.command.user;

import static dev.rollcall.web.Refusal.Reason.CONFLICT;
import static dev.rollcall.web.Refusal.Reason.NOT_FOUND;
import static dev.rollcall.web.Refusal.Reason.TOO_MANY_REQUESTS;

import dev.rollcall.command.platform.Refused;
import dev.rollcall.command.user.UserCommand.AddEmail;
import dev.rollcall.command.user.UserCommand.ProveEmail;
import dev.rollcall.command.user.UserCommand.RequestEmailVerification;
import dev.rollcall.command.user.UserCommand.TryCode;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent.EmailAdded;
import dev.rollcall.events.user.UserEvent.EmailRemoved;
import dev.rollcall.events.user.UserEvent.EmailVerificationFailed;
import dev.rollcall.events.user.UserEvent.EmailVerificationRequested;
import dev.rollcall.events.user.UserEvent.EmailVerified;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.web.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("R21 The code that proves an address")
class VerificationCodesTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID ADA = new UUID(4, 1);
    private static final UUID FIRST = new UUID(5, 1);
    private static final UUID SECOND = new UUID(5, 2);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant TOMORROW = NOON.plus(Duration.ofHours(24));
    private static final String HOME = "Ada@home.example";
    private static final EmailAddress EMAIL =
            EmailAddress.parse("ada@HOME.example").orElseThrow();

    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);

    private TestExecutor<User> adaAnd(Object... events) {
        return fixture.given(
                        new UserAdded(ACME, ADA, "Ada Example", "ada@acme.example", Role.MEMBER, ACME),
                        new EmailAdded(ACME, ADA, HOME),
                        requested(FIRST, NOON))
                .andGiven(events);
    }

    private static EmailVerificationRequested requested(UUID code, Instant at) {
        return new EmailVerificationRequested(ACME, ADA, HOME, code, at.plus(Duration.ofHours(24)));
    }

    private static EmailVerificationFailed failed(UUID code) {
        return new EmailVerificationFailed(ACME, ADA, HOME, code);
    }

    private static TryCode trying(UUID code, Instant now) {
        return new TryCode(ACME, ADA, EMAIL, code::equals, now);
    }

    @Nested
    @DisplayName("when it is shown")
    class Shown {

        @Test
        @DisplayName("is told from a wrong one, which is recorded")
        void verdict() {
            adaAnd().when(trying(FIRST, TOMORROW.minusMillis(1)))
                    .expectNoEvents()
                    .expectResultMessagePayload(new CodeVerdict(Optional.of(FIRST)));
            new AggregateTestFixture<>(User.class)
                    .given(
                            new UserAdded(ACME, ADA, "Ada Example", "ada@acme.example", Role.MEMBER, ACME),
                            new EmailAdded(ACME, ADA, HOME),
                            requested(FIRST, NOON))
                    .when(trying(SECOND, NOON))
                    .expectEvents(failed(FIRST))
                    .expectResultMessagePayload(new CodeVerdict(Optional.empty()));
        }

        @Test
        @DisplayName("is void after 24 hours")
        void late() {
            adaAnd().when(trying(FIRST, TOMORROW)).expectException(Refused.with(CONFLICT, "email.code-void"));
        }

        @Test
        @DisplayName("is good after four wrong ones, and void after five, which are no more events then")
        void guessed() {
            adaAnd(Collections.nCopies(4, failed(FIRST)).toArray())
                    .when(trying(FIRST, NOON))
                    .expectResultMessagePayload(new CodeVerdict(Optional.of(FIRST)));
        }

        @Test
        @DisplayName("is void after five wrong ones")
        void guessedOut() {
            adaAnd(Collections.nCopies(5, failed(FIRST)).toArray())
                    .when(trying(SECOND, NOON))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "email.code-void"));
        }

        @Test
        @DisplayName("is void once another was asked for, which has attempts of its own")
        void replaced() {
            Object[] events = IntStream.range(0, 6)
                    .mapToObj(i -> i < 5 ? failed(FIRST) : requested(SECOND, NOON))
                    .toArray();
            adaAnd(events).when(trying(SECOND, NOON)).expectResultMessagePayload(new CodeVerdict(Optional.of(SECOND)));
        }
    }

    @Nested
    @DisplayName("when it is used")
    class Used {

        private static final ProveEmail USE = new ProveEmail(ACME, ADA, EMAIL, FIRST, NOON);

        @Test
        @DisplayName("verifies the address")
        void verifies() {
            adaAnd().when(USE).expectEvents(new EmailVerified(ACME, ADA, HOME));
        }

        @Test
        @DisplayName("is used up")
        void once() {
            adaAnd(new EmailVerified(ACME, ADA, HOME))
                    .when(USE)
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "email.code-void"));
        }

        @Test
        @DisplayName("is void if another was asked for since it was tried")
        void replaced() {
            adaAnd(requested(SECOND, NOON)).when(USE).expectException(Refused.with(CONFLICT, "email.code-void"));
        }

        @Test
        @DisplayName("is gone with the address")
        void removed() {
            adaAnd(new EmailRemoved(ACME, ADA, HOME))
                    .when(USE)
                    .expectException(Refused.with(NOT_FOUND, "email.not-found"));
        }
    }

    @Nested
    @DisplayName("when another is asked for")
    class AskedFor {

        private static RequestEmailVerification asking(Instant now) {
            return new RequestEmailVerification(ACME, ADA, EMAIL, SECOND, now);
        }

        @Test
        @DisplayName("is mailed to the address as it was added")
        void again() {
            adaAnd().when(asking(NOON)).expectEvents(requested(SECOND, NOON));
        }

        @Test
        @DisplayName("is refused for an address that is verified")
        void verified() {
            adaAnd(new EmailVerified(ACME, ADA, HOME))
                    .when(asking(NOON))
                    .expectException(Refused.with(CONFLICT, "email.already-verified"));
        }

        @Test
        @DisplayName("is refused a sixth time within the hour")
        void tooMany() {
            adaAnd(Collections.nCopies(4, requested(SECOND, NOON)).toArray())
                    .when(asking(NOON.plus(Duration.ofMinutes(59))))
                    .expectNoEvents()
                    .expectException(Refused.with(TOO_MANY_REQUESTS, "email.too-many-codes"));
        }

        @Test
        @DisplayName("is mailed again when the hour is over")
        void later() {
            Instant one = NOON.plus(Duration.ofHours(1));
            adaAnd(Collections.nCopies(4, requested(SECOND, NOON)).toArray())
                    .when(asking(one))
                    .expectEvents(requested(SECOND, one));
        }

        @Test
        @DisplayName("is not mailed more often for an address that is removed and added")
        void removedAndAdded() {
            Object[] events = IntStream.range(0, 5)
                    .mapToObj(i -> i < 4 ? requested(SECOND, NOON) : new EmailRemoved(ACME, ADA, HOME))
                    .toArray();
            adaAnd(events)
                    .when(new AddEmail(ACME, ADA, EMAIL, SECOND, NOON))
                    .expectEvents(new EmailAdded(ACME, ADA, EMAIL.address()));
        }
    }
}
