package dev.rollcall.access;

import static dev.rollcall.access.Gate.COLLEAGUE;
import static dev.rollcall.access.Gate.NOW;
import static dev.rollcall.access.Gate.OWN;
import static dev.rollcall.access.Gate.allows;
import static dev.rollcall.access.Gate.refusal;
import static dev.rollcall.access.Gate.refuses;
import static dev.rollcall.access.Gate.session;
import static dev.rollcall.access.Gate.token;
import static dev.rollcall.events.signin.Restriction.CHANGE_PASSWORD;
import static dev.rollcall.events.signin.Restriction.ENROL_SECOND_FACTOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.signin.Restriction;
import dev.rollcall.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Conditions of access")
class ConditionsTest {

    @Nested
    @DisplayName("by restriction")
    class ByRestriction {

        private Set<Operation> openIn(Restriction... restrictions) {
            Identity restricted = session("SUPER_ADMIN", NOW, EnumSet.copyOf(Set.of(restrictions)));
            return Stream.of(Operation.values())
                    .filter(operation -> !operation.allowed().open())
                    .filter(operation -> {
                        Refusal refusal = refusal(operation, restricted, OWN);
                        return refusal == null
                                || !Set.of("password.must-change", "two-factor.must-enrol")
                                        .contains(refusal.code());
                    })
                    .collect(Collectors.toSet());
        }

        @Test
        @DisplayName("R41, R45 who must choose a new password does that, looks at themselves and signs out")
        void password() {
            assertThat(openIn(CHANGE_PASSWORD))
                    .containsExactlyInAnyOrder(Operation.CHANGE_MY_PASSWORD, Operation.READ_MYSELF, Operation.SIGN_OUT);
            refuses(
                    Operation.READ_ORGANIZATION,
                    session("SUPER_ADMIN", NOW, Set.of(CHANGE_PASSWORD)),
                    OWN,
                    403,
                    "password.must-change");
        }

        @Test
        @DisplayName("R30 who must enrol a second factor does that, besides")
        void secondFactor() {
            assertThat(openIn(ENROL_SECOND_FACTOR))
                    .containsExactlyInAnyOrder(
                            Operation.CHANGE_MY_PASSWORD,
                            Operation.READ_MYSELF,
                            Operation.SIGN_OUT,
                            Operation.AUTHENTICATE_AGAIN,
                            Operation.BEGIN_SECOND_FACTOR,
                            Operation.CONFIRM_SECOND_FACTOR);
            refuses(
                    Operation.READ_ORGANIZATION,
                    session("SUPER_ADMIN", NOW, Set.of(ENROL_SECOND_FACTOR)),
                    OWN,
                    403,
                    "two-factor.must-enrol");
        }

        @Test
        @DisplayName("R30, R41 who must do both begins with the password")
        void both() {
            assertThat(openIn(CHANGE_PASSWORD, ENROL_SECOND_FACTOR))
                    .containsExactlyInAnyOrder(Operation.CHANGE_MY_PASSWORD, Operation.READ_MYSELF, Operation.SIGN_OUT);
        }
    }

    @Nested
    @DisplayName("of API tokens")
    class OfTokens {

        @Test
        @DisplayName("R35 asks for the scope of the operation, and the right one of reading and writing")
        void scopes() {
            allows(Operation.LIST_USERS, token("ADMIN", "users:read"), OWN);
            refuses(Operation.LIST_USERS, token("ADMIN", "users:write"), OWN, 403, "access.scope-required");
            refuses(Operation.ADD_USER, token("ADMIN", "users:read"), OWN, 403, "access.scope-required");
            refuses(Operation.ADD_USER, token("ADMIN", "sign-in:write"), OWN, 403, "access.scope-required");
            refuses(Operation.LIST_SESSIONS, token("ADMIN"), OWN, 403, "access.scope-required");
        }

        @Test
        @DisplayName("R35 a scope gives nothing that the user's role does not")
        void role() {
            refuses(Operation.LIST_USERS, token("MEMBER", "users:read"), OWN, 403, "access.forbidden");
            refuses(Operation.REVOKE_SESSIONS, token("MEMBER", "sign-in:write"), COLLEAGUE, 403, "access.forbidden");
            allows(Operation.REVOKE_SESSIONS, token("MEMBER", "sign-in:write"), OWN);
        }

        @ParameterizedTest
        @EnumSource(
                names = {
                    "SIGN_OUT",
                    "AUTHENTICATE_AGAIN",
                    "CHANGE_MY_PASSWORD",
                    "BEGIN_SECOND_FACTOR",
                    "CONFIRM_SECOND_FACTOR",
                    "REMOVE_MY_SECOND_FACTOR",
                    "RENEW_RECOVERY_CODES",
                    "ISSUE_API_TOKEN",
                    "RESET_PASSWORD",
                    "RESET_SECOND_FACTOR"
                })
        @DisplayName("R35, R40 leaves what needs a session to sessions, whatever the scope")
        void sessionOnly(Operation operation) {
            refuses(
                    operation,
                    token("SUPER_ADMIN", Scopes.all().toArray(String[]::new)),
                    OWN,
                    403,
                    "access.session-required");
        }
    }

    @Nested
    @DisplayName("of what needs a password shown of late")
    class StepUp {

        @ParameterizedTest
        @EnumSource(
                names = {
                    "RESET_PASSWORD",
                    "RESET_SECOND_FACTOR",
                    "BEGIN_SECOND_FACTOR",
                    "REMOVE_MY_SECOND_FACTOR",
                    "RENEW_RECOVERY_CODES"
                })
        @DisplayName("R37, R40 takes 300 seconds, and not a millisecond more")
        void boundary(Operation operation) {
            Instant oldest = NOW.minus(Duration.ofSeconds(300));

            allows(operation, session("ADMIN", oldest, Set.of()), OWN);
            refuses(operation, session("ADMIN", oldest.minusMillis(1), Set.of()), OWN, 401, "access.step-up-required");
            refuses(operation, session("ADMIN", null, Set.of()), OWN, 401, "access.step-up-required");
        }

        @Test
        @DisplayName("R40 challenges in the terms of RFC 9470")
        void challenge() {
            Refusal refusal = Objects.requireNonNull(
                    refusal(Operation.RESET_PASSWORD, session("ADMIN", Instant.EPOCH, Set.of()), COLLEAGUE));
            assertThat(refusal.headers().get("WWW-Authenticate"))
                    .startsWith("Bearer ")
                    .contains("error=\"insufficient_user_authentication\"", "max_age=\"300\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"TECHNICIAN", "MEMBER"})
        @DisplayName("R40 asks nobody for a password who may not do it anyway")
        void forbiddenFirst(String role) {
            refuses(
                    Operation.RESET_PASSWORD,
                    session(role, Instant.EPOCH, Set.of()),
                    COLLEAGUE,
                    403,
                    "access.forbidden");
        }

        @Test
        @DisplayName("the operator, who has no password, is not asked for one")
        void operator() {
            allows(Operation.RESET_PASSWORD, Identity.OPERATOR, COLLEAGUE);
        }
    }
}
