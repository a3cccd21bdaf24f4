package dev.rollcall.command.user;

import static dev.rollcall.web.Refusal.Reason.CONFLICT;
import static dev.rollcall.web.Refusal.Reason.NOT_FOUND;

import dev.rollcall.command.platform.Refused;
import dev.rollcall.command.user.UserCommand.AddEmail;
import dev.rollcall.command.user.UserCommand.RemoveEmail;
import dev.rollcall.command.user.UserCommand.SetPrimaryEmail;
import dev.rollcall.command.user.UserCommand.VerifyEmail;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent.EmailAdded;
import dev.rollcall.events.user.UserEvent.EmailRemoved;
import dev.rollcall.events.user.UserEvent.EmailVerificationRequested;
import dev.rollcall.events.user.UserEvent.EmailVerified;
import dev.rollcall.events.user.UserEvent.PrimaryEmailChanged;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.web.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The addresses of a user")
class UserEmailsTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID SALES = new UUID(2, 1);
    private static final UUID ADA = new UUID(4, 1);

    private static final UUID CODE = new UUID(5, 1);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final String PRIMARY = "ada@acme.example";
    private static final String SECOND = "ada@home.example";

    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);

    /** Sequence 0, then the rest. */
    private TestExecutor<User> adaAnd(Object... events) {
        return fixture.given(new UserAdded(ACME, ADA, "Ada Example", PRIMARY, Role.MEMBER, SALES))
                .andGiven(events);
    }

    private static AddEmail adding(String address) {
        return new AddEmail(ACME, ADA, email(address), CODE, NOON);
    }

    private static EmailVerificationRequested requested(UUID code, Instant at) {
        return new EmailVerificationRequested(ACME, ADA, SECOND, code, at.plus(Duration.ofHours(24)));
    }

    private static EmailAddress email(String address) {
        return EmailAddress.parse(address).orElseThrow();
    }

    @Nested
    class AddsEmail {

        @Test
        @DisplayName("R20 refuses more addresses than anybody has")
        void tooMany() {
            Object[] others = IntStream.range(1, 50)
                    .mapToObj(i -> new EmailAdded(ACME, ADA, "ada%d@acme.example".formatted(i)))
                    .toArray();
            adaAnd(others)
                    .when(adding(SECOND))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "email.too-many"));
        }

        @Test
        @DisplayName("R20 has another address")
        void adds() {
            adaAnd().when(adding(SECOND)).expectEvents(new EmailAdded(ACME, ADA, SECOND), requested(CODE, NOON));
        }

        @Test
        @DisplayName("R20, R22 is refused an address that it has, in any case")
        void already() {
            adaAnd().when(adding("ADA@ACME.example"))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "email.already-added"));
        }

        @Test
        @DisplayName("R22 adds an address again that it removed")
        void again() {
            adaAnd(new EmailAdded(ACME, ADA, SECOND), new EmailRemoved(ACME, ADA, SECOND))
                    .when(adding(SECOND))
                    .expectEvents(new EmailAdded(ACME, ADA, SECOND), requested(CODE, NOON));
        }
    }

    @Nested
    class VerifiesEmail {

        @Test
        @DisplayName("R21 has an address verified, by the form it was added in")
        void verifies() {
            adaAnd(new EmailAdded(ACME, ADA, "Ada@bücher.example"))
                    .when(new VerifyEmail(ACME, ADA, email("ada@xn--bcher-kva.example")))
                    .expectEvents(new EmailVerified(ACME, ADA, "Ada@bücher.example"));
        }

        @Test
        @DisplayName("R20, R21 emits nothing for an address that is verified, such as the first")
        void already() {
            adaAnd().when(new VerifyEmail(ACME, ADA, email(PRIMARY)))
                    .expectNoEvents()
                    .expectResultMessagePayload(0L);
        }

        @Test
        @DisplayName("R21 is refused for an address that it does not have")
        void unknown() {
            adaAnd().when(new VerifyEmail(ACME, ADA, email(SECOND)))
                    .expectException(Refused.with(NOT_FOUND, "email.not-found"));
        }

        @Test
        @DisplayName("R21 has to be verified anew after removal")
        void anew() {
            adaAnd(
                            new EmailAdded(ACME, ADA, SECOND),
                            new EmailVerified(ACME, ADA, SECOND),
                            new EmailRemoved(ACME, ADA, SECOND),
                            new EmailAdded(ACME, ADA, SECOND))
                    .when(new SetPrimaryEmail(ACME, ADA, email(SECOND)))
                    .expectException(Refused.with(CONFLICT, "email.unverified"));
        }
    }

    @Nested
    class RemovesEmail {

        @Test
        @DisplayName("R20 removes an address, verified or not")
        void removes() {
            adaAnd(new EmailAdded(ACME, ADA, SECOND))
                    .when(new RemoveEmail(ACME, ADA, email("ADA@home.example")))
                    .expectEvents(new EmailRemoved(ACME, ADA, SECOND));
        }

        @Test
        @DisplayName("R21 never removes the primary address")
        void primary() {
            adaAnd().when(new RemoveEmail(ACME, ADA, email(PRIMARY)))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "email.primary"));
        }

        @Test
        @DisplayName("R21 removes the address that was primary once, and keeps the one that is")
        void formerPrimary() {
            TestExecutor<User> moved = adaAnd(
                    new EmailAdded(ACME, ADA, SECOND),
                    new EmailVerified(ACME, ADA, SECOND),
                    new PrimaryEmailChanged(ACME, ADA, SECOND, PRIMARY));

            moved.when(new RemoveEmail(ACME, ADA, email(PRIMARY))).expectEvents(new EmailRemoved(ACME, ADA, PRIMARY));
            moved.when(new RemoveEmail(ACME, ADA, email(SECOND)))
                    .expectException(Refused.with(CONFLICT, "email.primary"));
        }

        @Test
        @DisplayName("R20 is refused for an address that it does not have")
        void unknown() {
            adaAnd().when(new RemoveEmail(ACME, ADA, email(SECOND)))
                    .expectException(Refused.with(NOT_FOUND, "email.not-found"));
        }
    }

    @Nested
    class SetsPrimaryEmail {

        @Test
        @DisplayName("R20 makes a verified address primary")
        void sets() {
            adaAnd(new EmailAdded(ACME, ADA, SECOND), new EmailVerified(ACME, ADA, SECOND))
                    .when(new SetPrimaryEmail(ACME, ADA, email(SECOND)))
                    .expectEvents(new PrimaryEmailChanged(ACME, ADA, SECOND, PRIMARY));
        }

        @Test
        @DisplayName("R21 refuses an unverified address")
        void unverified() {
            adaAnd(new EmailAdded(ACME, ADA, SECOND))
                    .when(new SetPrimaryEmail(ACME, ADA, email(SECOND)))
                    .expectNoEvents()
                    .expectException(Refused.with(CONFLICT, "email.unverified"));
        }

        @Test
        @DisplayName("R20 emits nothing for the address that is primary")
        void same() {
            adaAnd().when(new SetPrimaryEmail(ACME, ADA, email(PRIMARY))).expectNoEvents();
        }

        @Test
        @DisplayName("R20 is refused for an address that it does not have")
        void unknown() {
            adaAnd().when(new SetPrimaryEmail(ACME, ADA, email(SECOND)))
                    .expectException(Refused.with(NOT_FOUND, "email.not-found"));
        }
    }
}
