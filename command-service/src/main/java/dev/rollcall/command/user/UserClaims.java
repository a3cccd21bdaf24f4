package dev.rollcall.command.user;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.ClaimRules;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent;
import dev.rollcall.events.user.UserEvent.DepartmentPermissionsChanged;
import dev.rollcall.events.user.UserEvent.EmailAdded;
import dev.rollcall.events.user.UserEvent.EmailRemoved;
import dev.rollcall.events.user.UserEvent.EmailVerificationFailed;
import dev.rollcall.events.user.UserEvent.EmailVerificationRequested;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What users need of others: an address that nobody has (R22), a department and teams that are there (R14), a role that is
 * (R16); and what others need of them: who is inactive (R13), and who the super admins are (R2).
 */
@Component
class UserClaims implements ClaimRules {

    static final String REPORTING_TO_NOT_FOUND = "user.reporting-to-not-found";

    @Override
    public Map<String, String> refusals() {
        return Map.of(
                "email.taken",
                "This e-mail address belongs to a user already.",
                "user.not-found",
                "There is no such user here.",
                REPORTING_TO_NOT_FOUND,
                "There is no such user here.",
                "role.not-found",
                "There is no such role here.");
    }

    @Override
    public Set<String> personalScopes() {
        return Set.of("email");
    }

    @Override
    public List<Claim> claimsOf(Object payload) {
        if (!(payload instanceof UserEvent event)) {
            return List.of();
        }
        String user = event.userId().toString();
        String organization = event.organizationId().toString();
        return switch (event) {
            case UserAdded e ->
                Stream.of(
                                Stream.of(
                                        Claim.require(
                                                "organization", organization, organization, "organization.not-found"),
                                        Claim.take(
                                                "user",
                                                user,
                                                organization,
                                                e.role().name(),
                                                "user.taken"),
                                        Claim.take("email", EmailAddresses.key(e.primaryEmail()), user, "email.taken")),
                                superAdmin(e, user, organization),
                                open("department", e.departmentId(), organization))
                        .flatMap(Function.identity())
                        .toList();
            case UserRoleChanged e -> role(e, user, organization);
            case DepartmentPermissionsChanged e ->
                e.departmentIds().stream()
                        .map(id -> Claim.require("department", id.toString(), organization, "department.not-found"))
                        .toList();
            case UserDeactivated e ->
                Stream.concat(
                                Stream.of(Claim.take("inactive-user", user, organization, Claim.DECIDE_AGAIN)),
                                Standing.isSuperAdmin(e.role())
                                        ? Stream.of(Claim.release("super-admin", user, organization))
                                        : Stream.empty())
                        .toList();
            case UserActivated e ->
                Stream.concat(
                                Stream.of(Claim.release("inactive-user", user, organization)),
                                Standing.isSuperAdmin(e.role())
                                        ? Stream.of(Claim.take("super-admin", user, organization, Claim.DECIDE_AGAIN))
                                        : Stream.empty())
                        .toList();
            case ProfileChanged e ->
                Optional.ofNullable(e.values().get(ProfileField.REPORTING_TO.key())).stream()
                        .map(chief -> Claim.require("user", chief, organization, REPORTING_TO_NOT_FOUND))
                        .toList();
            case UserDepartmentChanged e ->
                open("department", e.departmentId(), organization).toList();
            case UserAssignedToTeam e -> open("team", e.teamId(), organization).toList();
            case UserUnassignedFromTeam e ->
                open("team", e.teamId(), organization).toList();
            case EmailAdded e -> List.of(Claim.take("email", EmailAddresses.key(e.address()), user, "email.taken"));
            case EmailRemoved e -> List.of(Claim.release("email", EmailAddresses.key(e.address()), user));
            case EmailVerificationRequested e -> List.of();
            case EmailVerificationFailed e -> List.of();
            case EmailVerified e -> List.of();
            case PrimaryEmailChanged e -> List.of();
        };
    }

    /** The user's claim says the role, and super admins have one of their own. */
    private static List<Claim> role(UserRoleChanged event, String user, String organization) {
        List<Claim> claims = new ArrayList<>();
        if (Standing.isCustom(event.role())) {
            claims.add(Claim.require("role", organization + "/" + event.role(), organization, "role.not-found"));
        }
        claims.add(Claim.relabel("user", user, organization, event.role()));
        if (Standing.isSuperAdmin(event.previousRole())) {
            claims.add(Claim.release("super-admin", user, organization));
        }
        if (Standing.isSuperAdmin(event.role())) {
            claims.add(Claim.take("super-admin", user, organization, Claim.DECIDE_AGAIN));
        }
        return claims;
    }

    /** R2: they can be counted. */
    private static Stream<Claim> superAdmin(UserAdded event, String user, String organization) {
        return event.role() == Role.SUPER_ADMIN
                ? Stream.of(Claim.take("super-admin", user, organization, "user.taken"))
                : Stream.empty();
    }

    private static Stream<Claim> open(String scope, UUID id, String organization) {
        return Stream.of(
                Claim.require(scope, id.toString(), organization, scope + ".not-found"),
                Claim.require(scope + "-open", id.toString(), organization, scope + ".archived"));
    }
}
