package dev.rollcall.command.signin;

import static dev.rollcall.web.Refusal.Reason.CONFLICT;
import static dev.rollcall.web.Refusal.Reason.NOT_FOUND;

import dev.rollcall.command.platform.Refused;
import dev.rollcall.command.signin.SessionCommand.EndSession;
import dev.rollcall.command.signin.SessionCommand.LiftRestriction;
import dev.rollcall.command.signin.SessionCommand.Reauthenticate;
import dev.rollcall.command.signin.SessionCommand.StartSession;
import dev.rollcall.events.signin.Device;
import dev.rollcall.events.signin.DeviceKind;
import dev.rollcall.events.signin.EndReason;
import dev.rollcall.events.signin.Restriction;
import dev.rollcall.events.signin.SecondFactor;
import dev.rollcall.events.signin.SessionEvent.SessionEnded;
import dev.rollcall.events.signin.SessionEvent.SessionReauthenticated;
import dev.rollcall.events.signin.SessionEvent.SessionRestrictionsChanged;
import dev.rollcall.events.signin.SessionEvent.SessionStarted;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A session")
class SessionTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID GLOBEX = new UUID(1, 1);
    private static final UUID ADA = new UUID(4, 1);
    private static final UUID BEN = new UUID(4, 2);
    private static final UUID SESSION = new UUID(5, 1);
    private static final UUID OLDEST = new UUID(5, 0);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-03-01T20:00:00Z");
    private static final Device PHONE = new Device(DeviceKind.MOBILE, "Phone", "Rollcall/1");

    private final AggregateTestFixture<Session> fixture = new AggregateTestFixture<>(Session.class);

    private static SessionStarted started(Restriction... restrictions) {
        return new SessionStarted(
                ACME,
                ADA,
                SESSION,
                "192.0.2.1",
                PHONE,
                SecondFactor.TOTP,
                EVENING,
                1_800,
                Set.of(restrictions),
                Set.of(OLDEST));
    }

    private TestExecutor<Session> startedAnd(Object... events) {
        return fixture.given(started()).andGiven(events);
    }

    private static EndSession end(EndReason reason) {
        return new EndSession(ACME, ADA, SESSION, reason, NOON);
    }

    @Test
    @DisplayName("R31 starts with address, device, times, and the oldest that it ends")
    void starts() {
        fixture.givenNoPriorActivity()
                .when(new StartSession(
                        ACME,
                        ADA,
                        SESSION,
                        "192.0.2.1",
                        PHONE,
                        SecondFactor.TOTP,
                        EVENING,
                        1_800,
                        Set.of(Restriction.CHANGE_PASSWORD),
                        Set.of(OLDEST),
                        List.of()))
                .expectEvents(started(Restriction.CHANGE_PASSWORD))
                .expectResultMessagePayload(0L);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R31 ends, and why is recorded")
    void ends(EndReason reason) {
        startedAnd()
                .when(end(reason))
                .expectEvents(new SessionEnded(ACME, ADA, SESSION, reason, NOON))
                .expectResultMessagePayload(1L);
    }

    @Test
    @DisplayName("R31, R33 ends once, for the reason that came first")
    void endsOnce() {
        startedAnd(new SessionEnded(ACME, ADA, SESSION, EndReason.SIGN_OUT, NOON))
                .when(end(EndReason.REVOKED_BY_ADMIN))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @DisplayName("R40 remembers that the user proved once more who they are, unless it has ended")
    void reauthenticates() {
        startedAnd()
                .when(new Reauthenticate(ACME, ADA, SESSION))
                .expectEvents(new SessionReauthenticated(ACME, ADA, SESSION));
    }

    @Test
    @DisplayName("R31, R40 is not taken up again after its end")
    void over() {
        startedAnd(new SessionEnded(ACME, ADA, SESSION, EndReason.PASSWORD_RESET, NOON))
                .when(new Reauthenticate(ACME, ADA, SESSION))
                .expectNoEvents()
                .expectException(Refused.with(CONFLICT, "session.ended"));
    }

    @Test
    @DisplayName("R30, R41 has one thing less to do first, and keeps the other")
    void lifts() {
        fixture.given(started(Restriction.CHANGE_PASSWORD, Restriction.ENROL_SECOND_FACTOR))
                .when(new LiftRestriction(ACME, ADA, SESSION, Restriction.CHANGE_PASSWORD))
                .expectEvents(
                        new SessionRestrictionsChanged(ACME, ADA, SESSION, Set.of(Restriction.ENROL_SECOND_FACTOR)));
    }

    @Test
    @DisplayName("R41 has nothing to do first once all is done")
    void liftsLast() {
        fixture.given(started(Restriction.CHANGE_PASSWORD))
                .when(new LiftRestriction(ACME, ADA, SESSION, Restriction.CHANGE_PASSWORD))
                .expectEvents(new SessionRestrictionsChanged(ACME, ADA, SESSION, Set.of()));
    }

    @Test
    @DisplayName("R41 is not changed by what it did not have to do, or when it is over")
    void liftsNothing() {
        LiftRestriction lift = new LiftRestriction(ACME, ADA, SESSION, Restriction.CHANGE_PASSWORD);
        startedAnd().when(lift).expectNoEvents().expectSuccessfulHandlerExecution();
        new AggregateTestFixture<>(Session.class)
                .given(started(Restriction.CHANGE_PASSWORD), new SessionEnded(ACME, ADA, SESSION, EndReason.IDLE, NOON))
                .when(lift)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    static Stream<SessionCommand> ofOthers() {
        return Stream.of(
                new EndSession(GLOBEX, ADA, SESSION, EndReason.REVOKED_BY_ADMIN, NOON),
                new EndSession(ACME, BEN, SESSION, EndReason.REVOKED_BY_USER, NOON),
                new Reauthenticate(ACME, BEN, SESSION),
                new LiftRestriction(GLOBEX, ADA, SESSION, Restriction.CHANGE_PASSWORD));
    }

    @ParameterizedTest
    @MethodSource("ofOthers")
    @DisplayName("R33 is not there for another organization, nor as another user's")
    void foreign(SessionCommand command) {
        startedAnd().when(command).expectNoEvents().expectException(Refused.with(NOT_FOUND, "session.not-found"));
    }
}
