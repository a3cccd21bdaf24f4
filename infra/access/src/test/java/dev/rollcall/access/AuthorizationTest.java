package dev.rollcall.access;

import static dev.rollcall.access.Gate.ACME;
import static dev.rollcall.access.Gate.ADA;
import static dev.rollcall.access.Gate.COLLEAGUE;
import static dev.rollcall.access.Gate.GLOBEX;
import static dev.rollcall.access.Gate.OWN;
import static dev.rollcall.access.Gate.allows;
import static dev.rollcall.access.Gate.as;
import static dev.rollcall.access.Gate.custom;
import static dev.rollcall.access.Gate.of;
import static dev.rollcall.access.Gate.refusal;
import static dev.rollcall.access.Gate.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.web.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Authorization")
class AuthorizationTest {

    @Nested
    @DisplayName("by role")
    class ByRole {

        /** How far each role goes: a for all of the organization, s for oneself, - for nobody. */
        @ParameterizedTest(name = "{0}: super admin {1}, admin {2}, technician {3}, member {4}, external {5}")
        @DisplayName("R4 goes as far as the table says")
        @CsvSource({
            "RESET_PASSWORD,         a,a,-,-,-",
            "RESET_SECOND_FACTOR,    a,a,-,-,-",
            "UNLOCK,                 a,a,-,-,-",
            "NOTIFY_OF_PASSWORD_RESET, a,a,-,-,-",
            "LIST_SESSIONS,          a,a,s,s,-",
            "REVOKE_SESSIONS,        a,a,s,s,-",
            "REVOKE_SESSION,         a,a,s,s,-",
            "READ_SECOND_FACTOR,     a,a,s,s,-",
            "LIST_API_TOKENS,        a,a,s,s,-",
            "REVOKE_API_TOKEN,       a,a,s,s,-",
            "READ_LOGIN_HISTORY,     a,a,s,s,-",
            "CHANGE_ROLE,            a,a,-,-,-",
            "CHANGE_STATUS,          a,a,-,-,-",
            "CHANGE_DEPARTMENT_PERMISSIONS, a,a,-,-,-",
            "LIST_CONTACTS,          s,s,s,s,-",
            "READ_USER,              a,a,s,s,s",
            "READ_ORGANIZATION,      a,a,a,a,a"
        })
        void reach(Operation operation, char superAdmin, char admin, char technician, char member, char external) {
            reaches(operation, as("SUPER_ADMIN"), superAdmin);
            reaches(operation, as("ADMIN"), admin);
            reaches(operation, as("TECHNICIAN"), technician);
            reaches(operation, as("MEMBER"), member);
            reaches(operation, as("EXTERNAL"), external);
        }

        private void reaches(Operation operation, Identity identity, char reach) {
            if (reach == '-') {
                refuses(operation, identity, OWN, 403, "access.forbidden");
            } else {
                allows(operation, identity, OWN);
            }
            if (reach == 'a') {
                allows(operation, identity, COLLEAGUE);
            } else {
                refuses(operation, identity, COLLEAGUE, 403, "access.forbidden");
            }
        }

        @ParameterizedTest
        @EnumSource(
                names = {
                    "CHANGE_TWO_FACTOR_POLICY",
                    "CHANGE_PASSWORD_POLICY",
                    "CHANGE_SESSION_POLICY",
                    "DEFINE_ROLE",
                    "DELETE_ROLE"
                })
        @DisplayName(
                "R4 what is the whole organization's is changed with the privilege in full, never with a limited one")
        void wholeOrganization(Operation operation) {
            Map<String, String> organization = Map.of(Paths.ORGANIZATION_ID, ACME.toString());

            allows(operation, as("SUPER_ADMIN"), organization);
            allows(operation, as("ADMIN"), organization);
            allows(operation, custom("ASSIGN_ROLES=FULL,PREFERENCES=FULL"), organization);
            refuses(operation, as("TECHNICIAN"), organization, 403, "access.forbidden");
            refuses(
                    operation,
                    custom("ASSIGN_ROLES=LIMITED,PREFERENCES=LIMITED"),
                    organization,
                    403,
                    "access.forbidden");
            refuses(operation, as("MEMBER"), organization, 403, "access.forbidden");
        }

        @Test
        @DisplayName("R16 nobody gives themselves a role by a limited privilege to assign roles")
        void ownRole() {
            refuses(Operation.CHANGE_ROLE, custom("ASSIGN_ROLES=LIMITED"), OWN, 403, "access.forbidden");
            refuses(
                    Operation.CHANGE_DEPARTMENT_PERMISSIONS,
                    custom("DEPARTMENT_PERMISSIONS=LIMITED"),
                    OWN,
                    403,
                    "access.forbidden");
            allows(Operation.CHANGE_ROLE, custom("ASSIGN_ROLES=FULL"), COLLEAGUE);
        }

        @Test
        @DisplayName("R4 reports in full show others' login history, limited ones one's own")
        void reports() {
            allows(Operation.READ_LOGIN_HISTORY, custom("REPORTS=FULL"), COLLEAGUE);
            allows(Operation.READ_LOGIN_HISTORY, custom("REPORTS=LIMITED"), OWN);
            refuses(Operation.READ_LOGIN_HISTORY, custom("REPORTS=LIMITED"), COLLEAGUE, 403, "access.forbidden");
        }
    }

    @Test
    @DisplayName("R94 auditors read what admins read, and history, which nobody else does; they change nothing")
    void auditors() {
        allows(Operation.READ_HISTORY, as("AUDITOR"), COLLEAGUE);
        allows(Operation.LIST_USERS, as("AUDITOR"), COLLEAGUE);
        allows(Operation.READ_LOGIN_HISTORY, as("AUDITOR"), COLLEAGUE);
        refuses(Operation.READ_HISTORY, as("SUPER_ADMIN"), COLLEAGUE, 403, "access.forbidden");
        refuses(Operation.CHANGE_PROFILE, as("AUDITOR"), COLLEAGUE, 403, "access.forbidden");
        refuses(Operation.CHANGE_ROLE, as("AUDITOR"), COLLEAGUE, 403, "access.forbidden");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("another organization is none, whatever is asked of it and by whomever")
    void foreign(Operation operation) {
        if (!operation.allowed().open()) {
            refuses(operation, as("SUPER_ADMIN"), of(GLOBEX, ADA), 404, "organization.not-found");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("an id is the same in capitals")
    void capitals(Operation operation) {
        Map<String, String> own = OWN.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().toUpperCase(Locale.ROOT)));
        Refusal refusal = refusal(operation, as("SUPER_ADMIN"), own);
        if (refusal != null) {
            // What is the operator's alone, or the auditors'; everything else a super admin may, and finds.
            assertThat(refusal.code()).isEqualTo("access.forbidden");
            assertThat(operation)
                    .isIn(
                            Operation.REGISTER_ORGANIZATION,
                            Operation.LIST_ORGANIZATIONS,
                            Operation.INVITE_EXTERNAL_USER,
                            Operation.REQUEST_REPLAY,
                            Operation.LIST_REPLAYS,
                            Operation.READ_REPLAY,
                            Operation.CANCEL_REPLAY,
                            Operation.READ_HISTORY,
                            Operation.READ_HISTORY_OF_USER,
                            Operation.READ_DIFFERENCE);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("who has not signed in is let into what is open, and nothing else")
    void anonymous(Operation operation) {
        if (operation.allowed().open()) {
            allows(operation, Identity.ANONYMOUS, Map.of());
        } else {
            refuses(operation, Identity.ANONYMOUS, OWN, 403, "access.forbidden");
        }
    }

    @Test
    @DisplayName("the operator provisions, and looks into nobody's sessions, tokens or policies")
    void operatorProvisions() {
        Set<Operation> allowed = Stream.of(Operation.values())
                .filter(operation -> operation.allowed().reachOf(Identity.OPERATOR) == Reach.ALL)
                .filter(operation -> !operation.allowed().open())
                .collect(Collectors.toSet());
        assertThat(allowed)
                .contains(Operation.REGISTER_ORGANIZATION, Operation.ADD_USER, Operation.RECORD_INTERACTIONS)
                .doesNotContain(
                        Operation.LIST_SESSIONS,
                        Operation.READ_LOGIN_HISTORY,
                        Operation.REVOKE_SESSIONS,
                        Operation.RESET_SECOND_FACTOR,
                        Operation.UNLOCK,
                        Operation.CHANGE_ROLE,
                        Operation.CHANGE_STATUS,
                        Operation.CHANGE_ORGANIZATION,
                        Operation.CHANGE_PASSWORD_POLICY,
                        Operation.DEFINE_ROLE,
                        Operation.ISSUE_API_TOKEN);
    }
}
