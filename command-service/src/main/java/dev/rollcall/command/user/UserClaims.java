package dev.rollcall.command.user;

import dev.rollcall.command.invitation.Invitations;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.ClaimRules;
import dev.rollcall.events.user.InvitationEnd;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent;
import dev.rollcall.events.user.UserEvent.DepartmentPermissionsChanged;
import dev.rollcall.events.user.UserEvent.EmailAdded;
import dev.rollcall.events.user.UserEvent.EmailRemoved;
import dev.rollcall.events.user.UserEvent.EmailVerificationFailed;
import dev.rollcall.events.user.UserEvent.EmailVerificationRequested;
import dev.rollcall.events.user.UserEvent.EmailVerified;
import dev.rollcall.events.user.UserEvent.InvitationEnded;
import dev.rollcall.events.user.UserEvent.InvitationRenewed;
import dev.rollcall.events.user.UserEvent.LastSeenVisibilityChanged;
import dev.rollcall.events.user.UserEvent.MembershipEvent;
import dev.rollcall.events.user.UserEvent.PrimaryEmailChanged;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserActivated;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserAssignedToTeam;
import dev.rollcall.events.user.UserEvent.UserDeactivated;
import dev.rollcall.events.user.UserEvent.UserDepartmentChanged;
import dev.rollcall.events.user.UserEvent.UserInvited;
import dev.rollcall.events.user.UserEvent.UserRoleChanged;
import dev.rollcall.events.user.UserEvent.UserUnassignedFromTeam;
import dev.rollcall.events.user.UserEvent.WorkFieldsSynchronized;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    static final String ALREADY_INVITED = "user.already-invited";

    /** The kind of invitations that are for users. */
    static final String INTERNAL = "INTERNAL";

    /** When open invitations are over, for whoever says so. */
    static final String INVITATION_EXPIRY = "invitation-expiry";

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
                "There is no such role here.",
                ALREADY_INVITED,
                "Somebody has been invited under this address already.");
    }

    @Override
    public Set<String> personalScopes() {
        return Set.of("email", "invited-address");
    }

    @Override
    public List<Claim> claimsOf(Object payload) {
        if (!(payload instanceof UserEvent event)) {
            return List.of();
        }
        String user = event.userId().toString();
        String organization = event.organizationId().toString();
        return switch (event) {
            case UserInvited e -> invited(e, user, organization);
            case InvitationRenewed e ->
                Stream.concat(
                                e.replaces() == null ? Stream.empty() : ended(e.replaces(), user, organization),
                                open(e.invitationId(), e.expiresAt(), user, organization))
                        .toList();
            case InvitationEnded e ->
                Stream.concat(
                                e.invitationId() == null ? Stream.empty() : ended(e.invitationId(), user, organization),
                                mayBeRenewed(e.outcome())
                                        ? Stream.empty()
                                        : Stream.of(
                                                Claim.release("invited-user", user, organization),
                                                Claim.release(
                                                        "invited-address", address(organization, e.email()), user)))
                        .toList();
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
            case ProfileChanged e -> chief(e.values(), organization).toList();
            case WorkFieldsSynchronized e ->
                Stream.concat(
                                chief(e.values(), organization),
                                e.departmentId() == null
                                        ? Stream.empty()
                                        : open("department", e.departmentId(), organization))
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
            case LastSeenVisibilityChanged e -> List.of();
            case MembershipEvent e -> MembershipClaims.of(e, organization);
        };
    }

    /** Nobody else is invited under the address here; whose it will be is decided when somebody accepts. */
    private static List<Claim> invited(UserInvited event, String user, String organization) {
        return Stream.of(
                        Stream.of(
                                Claim.require("organization", organization, organization, "organization.not-found"),
                                Claim.take("invited-user", user, organization, Claim.DECIDE_AGAIN),
                                Claim.take(
                                        "invited-address",
                                        address(organization, event.email()),
                                        user,
                                        ALREADY_INVITED)),
                        open("department", event.departmentId(), organization),
                        event.teamIds().stream().sorted().flatMap(team -> open("team", team, organization)),
                        event.permittedDepartmentIds().stream()
                                .sorted()
                                .map(id -> Claim.require(
                                        "department", id.toString(), organization, "department.not-found")),
                        open(event.invitationId(), event.expiresAt(), user, organization))
                .flatMap(Function.identity())
                .toList();
    }

    private static String address(String organization, String email) {
        return organization + "/" + EmailAddresses.key(email);
    }

    private static Stream<Claim> open(UUID invitationId, Instant expiresAt, String user, String organization) {
        String id = invitationId.toString();
        return Stream.of(
                Claim.take(Invitations.CODES, id, user, INTERNAL, Claim.DECIDE_AGAIN),
                Claim.take(
                        INVITATION_EXPIRY, id, organization + "/" + user, expiryLabel(expiresAt), Claim.DECIDE_AGAIN));
    }

    /** Of one length, so that texts are in the order of times. */
    static String expiryLabel(Instant instant) {
        return String.format(Locale.ROOT, "%015d", instant.toEpochMilli());
    }

    private static Stream<Claim> ended(UUID invitationId, String user, String organization) {
        String id = invitationId.toString();
        return Stream.of(
                Claim.release(Invitations.CODES, id, user),
                Claim.release(INVITATION_EXPIRY, id, organization + "/" + user));
    }

    private static boolean mayBeRenewed(InvitationEnd outcome) {
        return outcome == InvitationEnd.EXPIRED || outcome == InvitationEnd.LICENCES_LOWERED;
    }

    private static Stream<Claim> chief(Map<String, String> values, String organization) {
        return Optional.ofNullable(values.get(ProfileField.REPORTING_TO.key())).stream()
                .map(chief -> Claim.require("user", chief, organization, REPORTING_TO_NOT_FOUND));
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

    static Stream<Claim> open(String scope, UUID id, String organization) {
        return Stream.of(
                Claim.require(scope, id.toString(), organization, scope + ".not-found"),
                Claim.require(scope + "-open", id.toString(), organization, scope + ".archived"));
    }
}
