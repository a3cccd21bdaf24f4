package dev.rollcall.query.signin;

import dev.rollcall.events.signin.DeviceKind;
import dev.rollcall.events.signin.EndReason;
import dev.rollcall.events.signin.SessionEvent.SessionEnded;
import dev.rollcall.events.signin.SessionEvent.SessionStarted;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session, running or ended.
 *
 * @param version sequence of the session's last event
 * @param expiresAt end of its lifetime, if nothing else ends it before
 * @param idleSeconds after which it ends unless it is used
 */
record SessionRow(
        UUID id,
        UUID userId,
        long version,
        String ip,
        DeviceKind deviceKind,
        @Nullable String deviceName,
        @Nullable String userAgent,
        Instant startedAt,
        Instant expiresAt,
        long idleSeconds,
        @Nullable Instant endedAt,
        @Nullable EndReason endedBy) {

    static SessionRow of(SessionStarted event, long version, Instant at) {
        return new SessionRow(
                event.sessionId(),
                event.userId(),
                version,
                event.ip(),
                event.device().kind(),
                event.device().name(),
                event.device().userAgent(),
                at,
                event.expiresAt(),
                event.idleSeconds(),
                null,
                null);
    }

    SessionRow at(long newVersion) {
        return with(newVersion, endedAt, endedBy);
    }

    SessionRow ended(SessionEnded event, long newVersion) {
        return with(newVersion, event.endedAt(), event.reason());
    }

    private SessionRow with(long newVersion, @Nullable Instant end, @Nullable EndReason by) {
        return new SessionRow(
                id,
                userId,
                newVersion,
                ip,
                deviceKind,
                deviceName,
                userAgent,
                startedAt,
                expiresAt,
                idleSeconds,
                end,
                by);
    }

    /**
     * Whether it has not been used for longer than it may; that it ended is said by an event some seconds later.
     *
     * @param lastUsedAt null for one that was not used since it started
     */
    boolean isIdle(@Nullable Instant lastUsedAt, Instant now) {
        return now.isAfter((lastUsedAt == null ? startedAt : lastUsedAt).plusSeconds(idleSeconds));
    }

    Client device() {
        return new Client(deviceKind, deviceName, userAgent);
    }

    String cursor() {
        return new NewestFirst(startedAt, id).cursor();
    }
}
