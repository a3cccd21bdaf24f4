package dev.rollcall.query.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.signin.AccountEvent.ApiTokenIssued;
import dev.rollcall.events.signin.AccountEvent.SignInFailed;
import dev.rollcall.events.signin.Device;
import dev.rollcall.events.signin.DeviceKind;
import dev.rollcall.events.signin.EndReason;
import dev.rollcall.events.signin.SecondFactor;
import dev.rollcall.events.signin.SessionEvent.SessionEnded;
import dev.rollcall.events.signin.SessionEvent.SessionStarted;
import dev.rollcall.events.signin.SignInFailure;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsOfSignInTest {

    private static final UUID OFFICE = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final UUID ID = new UUID(0, 3);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Device PHONE = new Device(DeviceKind.MOBILE, "Phone", null);

    private static final SessionStarted STARTED = new SessionStarted(
            OFFICE, BEN, ID, "192.0.2.7", PHONE, SecondFactor.TOTP, NOON.plusSeconds(600), 60, Set.of(), Set.of());

    private static SessionEnded endedAt(String time) {
        return new SessionEnded(OFFICE, BEN, ID, EndReason.SIGN_OUT, Instant.parse(time));
    }

    @Nested
    class Session {

        private final SessionRow running = SessionRow.of(STARTED, 0, NOON);

        @Test
        @DisplayName("R31 keeps what it started with when it ends, and why it ended")
        void ends() {
            SessionRow ended = running.at(1).ended(endedAt("2026-11-20T12:05:00Z"), 2);
            assertThat(ended.version()).isEqualTo(2);
            assertThat(ended.endedBy()).isEqualTo(EndReason.SIGN_OUT);
            assertThat(ended.endedAt()).isEqualTo("2026-11-20T12:05:00Z");
            assertThat(ended.startedAt()).isEqualTo(NOON);
            assertThat(ended.device()).isEqualTo(new Client(DeviceKind.MOBILE, "Phone", null));
            assertThat(running.at(1).endedAt()).isNull();
        }

        @ParameterizedTest(name = "R31 used last at {0}, at {1} it is idle: {2}")
        @CsvSource({
            ",                     2026-11-20T12:01:00Z,     false",
            ",                     2026-11-20T12:01:00.001Z, true",
            "2026-11-20T12:03:00Z, 2026-11-20T12:04:00Z,     false",
            "2026-11-20T12:03:00Z, 2026-11-20T12:04:00.001Z, true",
            "2026-11-20T12:03:00Z, 2026-11-20T12:02:00Z,     false"
        })
        void idle(Instant lastUsedAt, Instant now, boolean expected) {
            assertThat(running.isIdle(lastUsedAt, now)).isEqualTo(expected);
        }
    }

    @Nested
    class Login {

        private final LoginRow running = LoginRow.of(STARTED, NOON);

        @ParameterizedTest(name = "R32 of a session from 12:00 to {0}: {1} seconds")
        @CsvSource({
            "2026-11-20T12:00:00Z,     0",
            "2026-11-20T12:00:59.999Z, 59",
            "2026-11-20T13:00:00Z,     3600",
            "2026-11-20T11:59:59.500Z, 0"
        })
        void duration(String end, long seconds) {
            assertThat(running.ended(endedAt(end)).durationSeconds()).isEqualTo(seconds);
        }

        @Test
        @DisplayName("R32 has no duration as long as the session runs")
        void running() {
            assertThat(running.durationSeconds()).isNull();
            assertThat(running.secondFactor()).isEqualTo(SecondFactor.TOTP);
            assertThat(LoginHistoryController.Answer.of(running)).isInstanceOf(LoginHistoryController.Login.class);
        }

        @Test
        @DisplayName("R32 that failed has a reason and nothing of a session")
        void failed() {
            SignInFailed event = new SignInFailed(OFFICE, BEN, SignInFailure.WRONG_CODE, "192.0.2.7", PHONE);
            LoginRow failed = LoginRow.of(event, ID, NOON);
            assertThat(failed.secondFactor()).isNull();
            assertThat(failed.durationSeconds()).isNull();
            assertThat(LoginHistoryController.Answer.of(failed))
                    .isEqualTo(new LoginHistoryController.Failure(
                            NOON, SignInFailure.WRONG_CODE, "192.0.2.7", new Client(DeviceKind.MOBILE, "Phone", null)));
        }
    }

    @Test
    @DisplayName("R35 a token that is revoked stays what it was otherwise")
    void revoked() {
        ApiTokenRow token = ApiTokenRow.of(
                new ApiTokenIssued(OFFICE, BEN, ID, "Nightly", List.of("users:read"), NOON.plusSeconds(9)), NOON);
        assertThat(token.revoked()).isFalse();
        assertThat(token.asRevoked())
                .isEqualTo(new ApiTokenRow(ID, BEN, "Nightly", List.of("users:read"), NOON, NOON.plusSeconds(9), true));
    }
}
