package dev.rollcall.query.signin;

import dev.rollcall.events.signin.AccountEvent.SignInFailed;
import dev.rollcall.events.signin.DeviceKind;
import dev.rollcall.events.signin.EndReason;
import dev.rollcall.events.signin.SecondFactor;
import dev.rollcall.events.signin.SessionEvent.SessionEnded;
import dev.rollcall.events.signin.SessionEvent.SessionStarted;
import dev.rollcall.events.signin.SignInFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session, or an attempt to sign in that failed.
 *
 * @param id of the session, or of the event of the attempt
 * @param secondFactor null for an attempt
 * @param endedAt null for an attempt, and as long as a session runs; so is who ended it
 * @param reason why the attempt failed; null for a session
 */
record LoginRow(
        UUID id,
        UUID userId,
        Instant at,
        String ip,
        DeviceKind deviceKind,
        @Nullable String deviceName,
        @Nullable String userAgent,
        @Nullable SecondFactor secondFactor,
        @Nullable Instant endedAt,
        @Nullable EndReason endedBy,
        @Nullable SignInFailure reason) {

    static LoginRow of(SessionStarted event, Instant at) {
        return new LoginRow(
                event.sessionId(),
                event.userId(),
                at,
                event.ip(),
                event.device().kind(),
                event.device().name(),
                event.device().userAgent(),
                event.secondFactor(),
                null,
                null,
                null);
    }

    static LoginRow of(SignInFailed event, UUID id, Instant at) {
        return new LoginRow(
                id,
                event.userId(),
                at,
                event.ip(),
                event.device().kind(),
                event.device().name(),
                event.device().userAgent(),
                null,
                null,
                null,
                event.reason());
    }

    LoginRow ended(SessionEnded event) {
        return new LoginRow(
                id,
                userId,
                at,
                ip,
                deviceKind,
                deviceName,
                userAgent,
                secondFactor,
                event.endedAt(),
                event.reason(),
                reason);
    }

    /** In whole seconds; null as long as the session runs. A clock that was set back makes none that is negative. */
    @Nullable
    Long durationSeconds() {
        return endedAt == null
                ? null
                : Long.valueOf(Math.max(0, Duration.between(at, endedAt).toSeconds()));
    }

    Client device() {
        return new Client(deviceKind, deviceName, userAgent);
    }

    String cursor() {
        return new NewestFirst(at, id).cursor();
    }
}
