package dev.rollcall.command.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentArchived;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentCreated;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentRenamed;
import dev.rollcall.events.organization.OrganizationEvent.FirstUser;
import dev.rollcall.events.organization.OrganizationEvent.LicencesChanged;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRenamed;
import dev.rollcall.events.organization.OrganizationEvent.PasswordPolicyChanged;
import dev.rollcall.events.organization.OrganizationEvent.PlanChanged;
import dev.rollcall.events.organization.OrganizationEvent.RoleDefined;
import dev.rollcall.events.organization.OrganizationEvent.RoleDeleted;
import dev.rollcall.events.organization.OrganizationEvent.RoleRedefined;
import dev.rollcall.events.organization.OrganizationEvent.SessionPolicyChanged;
import dev.rollcall.events.organization.OrganizationEvent.TeamArchived;
import dev.rollcall.events.organization.OrganizationEvent.TeamCreated;
import dev.rollcall.events.organization.OrganizationEvent.TeamRenamed;
import dev.rollcall.events.organization.OrganizationEvent.TwoFactorPolicyChanged;
import dev.rollcall.events.organization.Plan;
import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import dev.rollcall.events.organization.TwoFactorRequirement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What others may rely on of an organization")
class OrganizationClaimsTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID UNIT = new UUID(2, 1);
    private static final String OWNER = ACME.toString();
    private static final String KEY = UNIT.toString();

    private final OrganizationClaims claims = new OrganizationClaims();

    @Test
    @DisplayName("R1 a registered organization is there, by its name")
    void registered() {
        FirstUser ada = new FirstUser(new UUID(4, 1), "Ada Example", "ada@acme.example");

        assertThat(claims.claimsOf(new OrganizationRegistered(ACME, "Acme", "eu", Plan.FREE, ada)))
                .containsExactly(
                        Claim.take("organization", OWNER, OWNER, "Acme", "organization.taken"),
                        Claim.take("data-centre", OWNER, OWNER, "eu", "organization.taken"),
                        Claim.take("plan", OWNER, OWNER, "FREE", "organization.taken"),
                        policy("two-factor", "{\"requirement\":\"OPTIONAL\"}"),
                        policy("password", "{\"minimumLength\":12,\"historyLength\":5}"),
                        policy("session", "{\"lifetimeSeconds\":43200,\"idleSeconds\":1800,\"concurrentSessions\":10}"),
                        policy("allowed-ips", "{\"ranges\":[]}"),
                        policy("external-chat", "{\"allowed\":false}"));
    }

    @Test
    @DisplayName("R6 a policy is to be read by others as JSON; an age that is not limited is left out")
    void policies() {
        assertThat(claims.claimsOf(new TwoFactorPolicyChanged(ACME, TwoFactorRequirement.REQUIRED)))
                .containsExactly(
                        Claim.relabel("policy", OWNER + "/two-factor", OWNER, "{\"requirement\":\"REQUIRED\"}"));
        assertThat(claims.claimsOf(new PasswordPolicyChanged(ACME, 14, 180, 0)))
                .containsExactly(Claim.relabel(
                        "policy",
                        OWNER + "/password",
                        OWNER,
                        "{\"minimumLength\":14,\"maximumAgeDays\":180,\"historyLength\":0}"));
        assertThat(claims.claimsOf(new SessionPolicyChanged(ACME, 3_600, 600, 2)))
                .containsExactly(Claim.relabel(
                        "policy",
                        OWNER + "/session",
                        OWNER,
                        "{\"lifetimeSeconds\":3600,\"idleSeconds\":600,\"concurrentSessions\":2}"));
    }

    @Test
    @DisplayName("R3 plan and licences are nobody else's business; the name is")
    void itself() {
        assertThat(claims.claimsOf(new PlanChanged(ACME, Plan.PAID))).isEmpty();
        assertThat(claims.claimsOf(new LicencesChanged(ACME, 25))).isEmpty();
        assertThat(claims.claimsOf(new OrganizationRenamed(ACME, "Acme & Sons")))
                .containsExactly(Claim.relabel("organization", OWNER, OWNER, "Acme & Sons"));
    }

    @Test
    @DisplayName("R5 a role of the organization's own is there with what it may, until it is deleted")
    void roles() {
        String role = OWNER + "/HELP_DESK";
        assertThat(claims.claimsOf(new RoleDefined(
                        ACME,
                        "HELP_DESK",
                        Map.of(
                                Privilege.REPORTS, PrivilegeLevel.LIMITED,
                                Privilege.ASSIGN_ROLES, PrivilegeLevel.FULL,
                                Privilege.BILLING, PrivilegeLevel.NONE))))
                .containsExactly(Claim.take("role", role, OWNER, "ASSIGN_ROLES=FULL,REPORTS=LIMITED", "role.taken"));
        assertThat(claims.claimsOf(new RoleRedefined(ACME, "HELP_DESK", Map.of())))
                .containsExactly(Claim.relabel("role", role, OWNER, ""));
        assertThat(claims.claimsOf(new RoleDeleted(ACME, "HELP_DESK")))
                .containsExactly(Claim.release("role", role, OWNER));
    }

    private static Claim policy(String name, String json) {
        return Claim.take("policy", OWNER + "/" + name, OWNER, json, "organization.taken");
    }

    @Test
    @DisplayName("R8, R14 a created team is there by its name, and open")
    void teamCreated() {
        assertThat(claims.claimsOf(new TeamCreated(ACME, UNIT, "North")))
                .containsExactly(
                        Claim.take("team", KEY, OWNER, "North", "team.taken"),
                        Claim.take("team-open", KEY, OWNER, "team.taken"));
    }

    @Test
    @DisplayName("R8, R14 a created department is there by its name, and open")
    void departmentCreated() {
        assertThat(claims.claimsOf(new DepartmentCreated(ACME, UNIT, "Sales")))
                .containsExactly(
                        Claim.take("department", KEY, OWNER, "Sales", "department.taken"),
                        Claim.take("department-open", KEY, OWNER, "department.taken"));
    }

    @Test
    @DisplayName("R8 a renamed unit is there by its new name")
    void renamed() {
        assertThat(claims.claimsOf(new TeamRenamed(ACME, UNIT, "Nord")))
                .containsExactly(Claim.relabel("team", KEY, OWNER, "Nord"));
        assertThat(claims.claimsOf(new DepartmentRenamed(ACME, UNIT, "Selling")))
                .containsExactly(Claim.relabel("department", KEY, OWNER, "Selling"));
    }

    @Test
    @DisplayName("R8, R14 an archived unit is still there, and not open")
    void archived() {
        assertThat(claims.claimsOf(new TeamArchived(ACME, UNIT)))
                .containsExactly(Claim.release("team-open", KEY, OWNER));
        assertThat(claims.claimsOf(new DepartmentArchived(ACME, UNIT)))
                .containsExactly(Claim.release("department-open", KEY, OWNER));
    }

    @Test
    @DisplayName("events of other aggregates are not its business")
    void others() {
        assertThat(claims.claimsOf("something else")).isEmpty();
    }
}
