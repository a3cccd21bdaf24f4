package dev.rollcall.command.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentArchived;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentCreated;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentRenamed;
import dev.rollcall.events.organization.OrganizationEvent.FirstUser;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.organization.OrganizationEvent.TeamArchived;
import dev.rollcall.events.organization.OrganizationEvent.TeamCreated;
import dev.rollcall.events.organization.OrganizationEvent.TeamRenamed;
import dev.rollcall.events.organization.Plan;
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
                        policy("two-factor", "{\"requirement\":\"OPTIONAL\"}"),
                        policy("password", "{\"minimumLength\":12,\"historyLength\":5}"),
                        policy(
                                "session",
                                "{\"lifetimeSeconds\":43200,\"idleSeconds\":1800,\"concurrentSessions\":10}"));
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
