package dev.rollcall.command.signals;

import dev.rollcall.eventlog.personal.Seals;
import dev.rollcall.events.signin.AccountEvent.PasswordChanged;
import dev.rollcall.events.signin.AccountEvent.PasswordReset;
import dev.rollcall.events.signin.AccountEvent.SecondFactorEnrolled;
import dev.rollcall.events.signin.AccountEvent.SecondFactorRemoved;
import dev.rollcall.events.signin.AccountEvent.SecondFactorReset;
import dev.rollcall.events.signin.EndReason;
import dev.rollcall.events.signin.SessionEvent.SessionEnded;
import dev.rollcall.events.user.UserEvent.PrimaryEmailChanged;
import dev.rollcall.events.user.UserEvent.UserActivated;
import dev.rollcall.events.user.UserEvent.UserDeactivated;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import dev.rollcall.events.user.UserEvent.UserErased;
import dev.rollcall.events.user.UserEvent.UserRestored;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What our events are to relying parties: CAEP 1.0 {@code session-revoked} and {@code credential-change}, RISC 1.0 {@code
 * account-purged}, {@code account-disabled}, {@code account-enabled} and {@code identifier-changed}; most are nothing.
 */
final class SecurityEvents {

    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";
    static final String SESSION_REVOKED = CAEP + "session-revoked";
    static final String CREDENTIAL_CHANGE = CAEP + "credential-change";
    static final String ACCOUNT_PURGED = RISC + "account-purged";
    static final String ACCOUNT_DISABLED = RISC + "account-disabled";
    static final String ACCOUNT_ENABLED = RISC + "account-enabled";
    static final String IDENTIFIER_CHANGED = RISC + "identifier-changed";

    private static final String PASSWORD = "password";
    /** An authenticator app (R30). */
    private static final String APP = "app";

    private final Subjects subjects;

    SecurityEvents(Subjects subjects) {
        this.subjects = subjects;
    }

    /**
     * @param actor id of the user who did it, or a word of ours for nobody
     * @param at when it was recorded
     */
    Optional<SecurityEvent> of(Object event, @Nullable String actor, Instant at) {
        return Optional.ofNullable(
                switch (event) {
                    case SessionEnded e -> revoked(e);
                    case PasswordChanged e ->
                        credential(e.userId(), PASSWORD, createdOr("update", e.replaces()), actor, at);
                    case PasswordReset e ->
                        credential(e.userId(), PASSWORD, createdOr("update", e.replaces()), actor, at);
                    case SecondFactorEnrolled e -> credential(e.userId(), APP, "create", actor, at);
                    case SecondFactorRemoved e -> credential(e.userId(), APP, "delete", actor, at);
                    case SecondFactorReset e -> credential(e.userId(), APP, "revoke", actor, at);
                    case UserDeactivated e -> account(ACCOUNT_DISABLED, e.userId());
                    case UserDeleted e -> e.wasActive() ? account(ACCOUNT_DISABLED, e.userId()) : null;
                    case UserActivated e -> account(ACCOUNT_ENABLED, e.userId());
                    case UserRestored e -> e.active() ? account(ACCOUNT_ENABLED, e.userId()) : null;
                    case UserErased e -> account(ACCOUNT_PURGED, e.userId());
                    case PrimaryEmailChanged e -> identifier(e);
                    default -> null;
                });
    }

    /** What the user ended, or time, is no revocation. */
    private @Nullable SecurityEvent revoked(SessionEnded event) {
        Revocation how = Revocation.of(event.reason());
        return how == null
                ? null
                : new SecurityEvent(
                        event.userId(),
                        SESSION_REVOKED,
                        subjects.session(event.organizationId(), event.userId(), event.sessionId()),
                        claims(how.by, how.reason, event.endedAt(), Map.of()));
    }

    private SecurityEvent credential(UUID userId, String type, String change, @Nullable String actor, Instant at) {
        String by = initiatingEntity(userId, actor);
        return new SecurityEvent(
                userId,
                CREDENTIAL_CHANGE,
                subjects.user(userId),
                claims(
                        by,
                        "%s: %s by %s".formatted(type, change, by),
                        at,
                        Map.of("credential_type", type, "change_type", change)));
    }

    private SecurityEvent account(String type, UUID userId) {
        return new SecurityEvent(userId, type, subjects.user(userId), Map.of());
    }

    /** Of one whose addresses are no longer known, nothing is told; nor where none was said before. */
    private static @Nullable SecurityEvent identifier(PrimaryEmailChanged event) {
        String previous = event.previousAddress();
        return previous == null || previous.equals(Seals.ERASED)
                ? null
                : new SecurityEvent(
                        event.userId(),
                        IDENTIFIER_CHANGED,
                        Subjects.email(previous),
                        Map.of("new-value", event.address()));
    }

    private static String createdOr(String change, @Nullable UUID replaces) {
        return replaces == null ? "create" : change;
    }

    /** CAEP 1.0, section 2. */
    private static String initiatingEntity(UUID userId, @Nullable String actor) {
        if (userId.toString().equals(actor)) {
            return "user";
        }
        return actor == null || actor.equals("system") ? "system" : "admin";
    }

    private static Map<String, Object> claims(String by, String reason, Instant at, Map<String, Object> others) {
        Map<String, Object> claims = new LinkedHashMap<>(others);
        claims.put("initiating_entity", by);
        claims.put("reason_admin", Map.of("en", reason));
        claims.put("event_timestamp", at.getEpochSecond());
        return claims;
    }

    /** Which ends of sessions are revocations, by whom and in which words. */
    private enum Revocation {
        BY_USER("user", "Revoked by the user"),
        BY_ADMIN("admin", "Revoked by an admin"),
        TOO_MANY("policy", "More sessions than the policy allows at the same time"),
        PASSWORD_RESET("admin", "The password was reset"),
        SECOND_FACTOR_RESET("admin", "The second factor was reset"),
        DEACTIVATION("admin", "The user was deactivated"),
        DELETION("admin", "The user was deleted");

        private final String by;
        private final String reason;

        Revocation(String by, String reason) {
            this.by = by;
            this.reason = reason;
        }

        static @Nullable Revocation of(EndReason reason) {
            return switch (reason) {
                case SIGN_OUT, IDLE, LIFETIME -> null;
                case REVOKED_BY_USER -> BY_USER;
                case REVOKED_BY_ADMIN -> BY_ADMIN;
                case TOO_MANY_SESSIONS -> TOO_MANY;
                case PASSWORD_RESET -> PASSWORD_RESET;
                case SECOND_FACTOR_RESET -> SECOND_FACTOR_RESET;
                case DEACTIVATION -> DEACTIVATION;
                case DELETION -> DELETION;
            };
        }
    }
}
