package dev.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.access.Identity.Kind;
import dev.rollcall.events.signin.Restriction;
import dev.rollcall.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Callers of one organization, and whether they are let in at {@link #NOW}. */
final class Gate {

    static final UUID ACME = new UUID(1, 0);
    static final UUID GLOBEX = new UUID(1, 1);
    static final UUID ADA = new UUID(4, 1);
    private static final UUID BEN = new UUID(4, 2);
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    static final Map<String, String> OWN = of(ACME, ADA);
    static final Map<String, String> COLLEAGUE = of(ACME, BEN);

    private static final Authorization AUTHORIZATION = new Authorization(Clock.fixed(NOW, ZoneOffset.UTC));

    private Gate() {}

    static Map<String, String> of(UUID organization, UUID user) {
        return Map.of(Paths.ORGANIZATION_ID, organization.toString(), Paths.USER_ID, user.toString());
    }

    static Identity session(String role, @Nullable Instant authenticatedAt, Set<Restriction> restrictions) {
        return new Identity(
                Kind.SESSION,
                ADA,
                ACME,
                role,
                Roles.privileges(role, null),
                new UUID(5, 1),
                authenticatedAt,
                restrictions,
                Set.of(),
                Set.of(),
                "");
    }

    static Identity as(String role) {
        return session(role, NOW, Set.of());
    }

    static Identity custom(String privileges) {
        return new Identity(
                Kind.SESSION,
                ADA,
                ACME,
                "OWN_ROLE",
                Roles.privileges("OWN_ROLE", privileges),
                new UUID(5, 1),
                NOW,
                Set.of(),
                Set.of(),
                Set.of(),
                "");
    }

    static Identity token(String role, String... scopes) {
        return new Identity(
                Kind.API_TOKEN,
                ADA,
                ACME,
                role,
                Roles.privileges(role, null),
                new UUID(6, 1),
                null,
                Set.of(),
                Set.of(scopes),
                Set.of(),
                "");
    }

    static void allows(Operation operation, Identity identity, Map<String, String> variables) {
        assertThatCode(() -> AUTHORIZATION.check(operation, identity, variables))
                .as("%s of %s", operation, identity.role())
                .doesNotThrowAnyException();
    }

    static void refuses(
            Operation operation, Identity identity, Map<String, String> variables, int status, String code) {
        Refusal refusal = Objects.requireNonNull(
                refusal(operation, identity, variables), () -> "%s of %s".formatted(operation, identity.role()));
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.status()).isEqualTo(status);
    }

    /** Null for who is let in. */
    static @Nullable Refusal refusal(Operation operation, Identity identity, Map<String, String> variables) {
        return catchThrowableOfType(Refusal.class, () -> AUTHORIZATION.check(operation, identity, variables));
    }
}
