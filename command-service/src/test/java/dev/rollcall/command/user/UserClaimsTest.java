package dev.rollcall.command.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.user.UserCommand.UnassignFromTeam;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent.DepartmentPermissionsChanged;
import dev.rollcall.events.user.UserEvent.EmailAdded;
import dev.rollcall.events.user.UserEvent.EmailRemoved;
import dev.rollcall.events.user.UserEvent.EmailVerified;
import dev.rollcall.events.user.UserEvent.PrimaryEmailChanged;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserActivated;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserAssignedToTeam;
import dev.rollcall.events.user.UserEvent.UserDeactivated;
import dev.rollcall.events.user.UserEvent.UserDepartmentChanged;
import dev.rollcall.events.user.UserEvent.UserRoleChanged;
import dev.rollcall.events.user.UserEvent.UserUnassignedFromTeam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What users need of others")
class UserClaimsTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID UNIT = new UUID(2, 1);
    private static final UUID ADA = new UUID(4, 1);
    private static final String ORGANIZATION = ACME.toString();
    private static final String USER = ADA.toString();

    private static final List<Claim> OPEN_TEAM = List.of(
            Claim.require("team", UNIT.toString(), ORGANIZATION, "team.not-found"),
            Claim.require("team-open", UNIT.toString(), ORGANIZATION, "team.archived"));

    private final UserClaims claims = new UserClaims();

    @Test
    @DisplayName("R14, R22 a new user: the organization, an address that nobody has, an open department")
    void added() {
        assertThat(claims.claimsOf(new UserAdded(ACME, ADA, "Ada Example", "Ada@BÜCHER.example", Role.MEMBER, UNIT)))
                .containsExactly(
                        Claim.require("organization", ORGANIZATION, ORGANIZATION, "organization.not-found"),
                        Claim.take("user", USER, ORGANIZATION, "MEMBER", "user.taken"),
                        Claim.take("email", "ada@xn--bcher-kva.example", USER, "email.taken"),
                        Claim.require("department", UNIT.toString(), ORGANIZATION, "department.not-found"),
                        Claim.require("department-open", UNIT.toString(), ORGANIZATION, "department.archived"));
    }

    @Test
    @DisplayName("R14 another department: it is there and open")
    void departmentChanged() {
        assertThat(claims.claimsOf(new UserDepartmentChanged(ACME, ADA, UNIT)))
                .containsExactly(
                        Claim.require("department", UNIT.toString(), ORGANIZATION, "department.not-found"),
                        Claim.require("department-open", UNIT.toString(), ORGANIZATION, "department.archived"));
    }

    @Test
    @DisplayName("R14 joining or leaving a team: it is there and open")
    void teams() {
        assertThat(claims.claimsOf(new UserAssignedToTeam(ACME, ADA, UNIT))).isEqualTo(OPEN_TEAM);
        assertThat(new UnassignFromTeam(ACME, ADA, UNIT).claims()).isEqualTo(OPEN_TEAM);
    }

    @Test
    @DisplayName("R51 who is deleted leaves archived teams, too")
    void leavingWithTheDeletion() {
        assertThat(claims.claimsOf(new UserUnassignedFromTeam(ACME, ADA, UNIT))).isEmpty();
    }

    @Test
    @DisplayName("R12 a new chief: a user of this organization")
    void reportingTo() {
        String chief = new UUID(4, 2).toString();

        assertThat(claims.claimsOf(
                        new ProfileChanged(ACME, ADA, Map.of("reportingTo", chief, "extension", "42"), List.of())))
                .containsExactly(Claim.require("user", chief, ORGANIZATION, UserClaims.REPORTING_TO_NOT_FOUND));
    }

    @Test
    @DisplayName("R12 other profile fields need nothing")
    void profile() {
        assertThat(claims.claimsOf(new ProfileChanged(ACME, ADA, Map.of("extension", "42"), List.of("reportingTo"))))
                .isEmpty();
    }

    @Test
    @DisplayName("R22 a new address is taken, ignoring case and form of the domain")
    void emailAdded() {
        assertThat(claims.claimsOf(new EmailAdded(ACME, ADA, "ADA@Bücher.example")))
                .containsExactly(Claim.take("email", "ada@xn--bcher-kva.example", USER, "email.taken"));
    }

    @Test
    @DisplayName("R22 a removed address is free again, by the very key by which it was taken")
    void emailRemoved() {
        assertThat(claims.claimsOf(new EmailRemoved(ACME, ADA, "ADA@Bücher.example")))
                .containsExactly(Claim.release("email", "ada@xn--bcher-kva.example", USER));
    }

    @Test
    @DisplayName("R22 an address that would not be taken today is still somebody's")
    void formerlyValid() {
        assertThat(claims.claimsOf(new EmailRemoved(ACME, ADA, "\"ada\"@acme.example")))
                .containsExactly(Claim.release("email", "\"ada\"@acme.example", USER));
    }

    @Test
    @DisplayName("R21 verifying and making primary need nothing: the address is the user's already")
    void ownAddress() {
        assertThat(claims.claimsOf(new EmailVerified(ACME, ADA, "ada@acme.example")))
                .isEmpty();
        assertThat(claims.claimsOf(new PrimaryEmailChanged(ACME, ADA, "ada@acme.example", "ada@home.example")))
                .isEmpty();
    }

    @Test
    @DisplayName("R2, R16 a new role is the user's label; super admins can be told one by one")
    void roleChanged() {
        assertThat(claims.claimsOf(new UserRoleChanged(ACME, ADA, "ADMIN", "MEMBER")))
                .containsExactly(Claim.relabel("user", USER, ORGANIZATION, "ADMIN"));
        assertThat(claims.claimsOf(new UserRoleChanged(ACME, ADA, "SUPER_ADMIN", "ADMIN")))
                .containsExactly(
                        Claim.relabel("user", USER, ORGANIZATION, "SUPER_ADMIN"),
                        Claim.take("super-admin", USER, ORGANIZATION, Claim.DECIDE_AGAIN));
        assertThat(claims.claimsOf(new UserRoleChanged(ACME, ADA, "MEMBER", "SUPER_ADMIN")))
                .containsExactly(
                        Claim.relabel("user", USER, ORGANIZATION, "MEMBER"),
                        Claim.release("super-admin", USER, ORGANIZATION));
    }

    @Test
    @DisplayName("R5 a role of the organization's own has to be there")
    void customRole() {
        assertThat(claims.claimsOf(new UserRoleChanged(ACME, ADA, "HELP_DESK", "MEMBER")))
                .containsExactly(
                        Claim.require("role", ORGANIZATION + "/HELP_DESK", ORGANIZATION, "role.not-found"),
                        Claim.relabel("user", USER, ORGANIZATION, "HELP_DESK"));
    }

    @Test
    @DisplayName("R2, R13 who is inactive can be told, and counts as no super admin")
    void status() {
        assertThat(claims.claimsOf(new UserDeactivated(ACME, ADA, "MEMBER")))
                .containsExactly(Claim.take("inactive-user", USER, ORGANIZATION, Claim.DECIDE_AGAIN));
        assertThat(claims.claimsOf(new UserDeactivated(ACME, ADA, "SUPER_ADMIN")))
                .containsExactly(
                        Claim.take("inactive-user", USER, ORGANIZATION, Claim.DECIDE_AGAIN),
                        Claim.release("super-admin", USER, ORGANIZATION));
        assertThat(claims.claimsOf(new UserActivated(ACME, ADA, "SUPER_ADMIN")))
                .containsExactly(
                        Claim.release("inactive-user", USER, ORGANIZATION),
                        Claim.take("super-admin", USER, ORGANIZATION, Claim.DECIDE_AGAIN));
    }

    @Test
    @DisplayName("R16 departments that a technician works for are there")
    void departmentPermissions() {
        assertThat(claims.claimsOf(new DepartmentPermissionsChanged(ACME, ADA, false, Set.of(UNIT))))
                .containsExactly(Claim.require("department", UNIT.toString(), ORGANIZATION, "department.not-found"));
        assertThat(claims.claimsOf(new DepartmentPermissionsChanged(ACME, ADA, true, Set.of())))
                .isEmpty();
    }

    @Test
    @DisplayName("events of other aggregates are not their business")
    void others() {
        assertThat(claims.claimsOf("something else")).isEmpty();
    }
}
