package dev.rollcall.command.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.EventCatalog;
import dev.rollcall.events.signin.AccountEvent.PasswordChanged;
import dev.rollcall.events.signin.AccountEvent.PasswordReset;
import dev.rollcall.events.signin.AccountEvent.SecondFactorEnrolled;
import dev.rollcall.events.signin.AccountEvent.SecondFactorRemoved;
import dev.rollcall.events.signin.AccountEvent.SecondFactorReset;
import dev.rollcall.events.signin.EndReason;
import dev.rollcall.events.signin.SessionEvent.SessionEnded;
import dev.rollcall.events.user.ErasureReason;
import dev.rollcall.events.user.UserEvent.PrimaryEmailChanged;
import dev.rollcall.events.user.UserEvent.UserActivated;
import dev.rollcall.events.user.UserEvent.UserDeactivated;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import dev.rollcall.events.user.UserEvent.UserErased;
import dev.rollcall.events.user.UserEvent.UserRestored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What our events are to relying parties")
class SecurityEventsTest {

    private static final String ISSUER = "https://people.example";
    private static final UUID ACME = new UUID(1, 0);
    private static final UUID ADA = new UUID(4, 1);
    private static final UUID SESSION = new UUID(5, 1);
    private static final UUID ANY = new UUID(9, 1);
    private static final Instant AT = Instant.parse("2001-06-30T09:00:00Z");
    private static final Map<String, Object> USER = Map.of("format", "iss_sub", "iss", ISSUER, "sub", ADA.toString());

    private final SecurityEvents events = new SecurityEvents(new Subjects(ISSUER));

    private @Nullable SecurityEvent of(Object event, @Nullable String actor) {
        return events.of(event, actor, AT).orElse(null);
    }

    private SecurityEvent some(Object event, @Nullable String actor) {
        return Objects.requireNonNull(of(event, actor));
    }

    @ParameterizedTest
    @CsvSource({
        "REVOKED_BY_USER, user",
        "REVOKED_BY_ADMIN, admin",
        "TOO_MANY_SESSIONS, policy",
        "PASSWORD_RESET, admin",
        "SECOND_FACTOR_RESET, admin",
        "DEACTIVATION, admin",
        "DELETION, admin"
    })
    @DisplayName("a session that was ended by more than its own user's leaving is revoked")
    void revoked(EndReason reason, String by) {
        SecurityEvent event = some(new SessionEnded(ACME, ADA, SESSION, reason, AT), "system");
        assertThat(event.type()).isEqualTo("https://schemas.openid.net/secevent/caep/event-type/session-revoked");
        assertThat(event.userId()).isEqualTo(ADA);
        assertThat(event.subject())
                .isEqualTo(Map.of(
                        "format",
                        "complex",
                        "user",
                        USER,
                        "session",
                        Map.of("format", "opaque", "id", SESSION.toString()),
                        "tenant",
                        Map.of("format", "opaque", "id", ACME.toString())));
        assertThat(event.claims())
                .containsEntry("initiating_entity", by)
                .containsEntry("event_timestamp", AT.getEpochSecond())
                .containsKey("reason_admin");
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGN_OUT", "IDLE", "LIFETIME"})
    @DisplayName("a session that its user left, or time ended, is not revoked")
    void left(EndReason reason) {
        assertThat(of(new SessionEnded(ACME, ADA, SESSION, reason, AT), ADA.toString()))
                .isNull();
    }

    @Test
    @DisplayName("passwords and second factors are credentials that change")
    void credentials() {
        assertThat(change(new PasswordChanged(ACME, ADA, ANY, null, Set.of()), ADA.toString()))
                .isEqualTo("password create user");
        assertThat(change(new PasswordChanged(ACME, ADA, ANY, ANY, Set.of()), ADA.toString()))
                .isEqualTo("password update user");
        assertThat(change(reset(null), ANY.toString())).isEqualTo("password create admin");
        assertThat(change(reset(ANY), "operator")).isEqualTo("password update admin");
        assertThat(change(new SecondFactorEnrolled(ACME, ADA, ANY), ADA.toString()))
                .isEqualTo("app create user");
        assertThat(change(new SecondFactorRemoved(ACME, ADA, ANY), ADA.toString()))
                .isEqualTo("app delete user");
        assertThat(change(new SecondFactorReset(ACME, ADA, ANY, 1, Set.of()), ANY.toString()))
                .isEqualTo("app revoke admin");
        assertThat(change(new SecondFactorReset(ACME, ADA, ANY, 1, Set.of()), "system"))
                .isEqualTo("app revoke system");
    }

    private static PasswordReset reset(@Nullable UUID replaces) {
        return new PasswordReset(ACME, ADA, ANY, ANY, replaces, ANY, AT, AT, 1L, Set.of(), Set.of());
    }

    private String change(Object event, String actor) {
        SecurityEvent change = some(event, actor);
        assertThat(change.type()).isEqualTo("https://schemas.openid.net/secevent/caep/event-type/credential-change");
        assertThat(change.subject()).isEqualTo(USER);
        assertThat(change.claims()).containsEntry("event_timestamp", AT.getEpochSecond());
        assertThat(change.claims().get("reason_admin"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsKey("en");
        return "%s %s %s"
                .formatted(
                        change.claims().get("credential_type"),
                        change.claims().get("change_type"),
                        change.claims().get("initiating_entity"));
    }

    @Test
    @DisplayName("accounts are disabled, enabled and purged")
    void accounts() {
        account(new UserDeactivated(ACME, ADA, "MEMBER"), "account-disabled");
        account(new UserActivated(ACME, ADA, "MEMBER"), "account-enabled");
        account(new UserDeleted(ACME, ADA, "MEMBER", true, ANY, AT, 1), "account-disabled");
        account(new UserRestored(ACME, ADA, "MEMBER", true, ANY, List.of()), "account-enabled");
        account(new UserErased(ACME, ADA, ErasureReason.REQUESTED, Set.of()), "account-purged");
        assertThat(of(new UserDeleted(ACME, ADA, "MEMBER", false, ANY, AT, 1), ANY.toString()))
                .as("was disabled before")
                .isNull();
        assertThat(of(new UserRestored(ACME, ADA, "MEMBER", false, ANY, List.of()), ANY.toString()))
                .as("stays disabled")
                .isNull();
    }

    private void account(Object event, String type) {
        assertThat(of(event, ANY.toString()))
                .isEqualTo(new SecurityEvent(
                        ADA, "https://schemas.openid.net/secevent/risc/event-type/" + type, USER, Map.of()));
    }

    @Test
    @DisplayName("another primary address is another identifier; of an address that is erased nothing is told")
    void identifiers() {
        assertThat(of(new PrimaryEmailChanged(ACME, ADA, "b@office.example", "a@office.example"), ADA.toString()))
                .isEqualTo(new SecurityEvent(
                        ADA,
                        "https://schemas.openid.net/secevent/risc/event-type/identifier-changed",
                        Map.of("format", "email", "email", "a@office.example"),
                        Map.of("new-value", "b@office.example")));
        assertThat(of(new PrimaryEmailChanged(ACME, ADA, "[erased]", "[erased]"), ADA.toString()))
                .isNull();
    }

    @Test
    @DisplayName("everything else is nothing to them")
    void others() {
        assertThat(EventCatalog.types().map(Class::getSimpleName)).hasSizeGreaterThan(80);
        assertThat(of("anything", null)).isNull();
    }
}
