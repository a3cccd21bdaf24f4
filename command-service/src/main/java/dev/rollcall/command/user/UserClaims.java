package dev.rollcall.command.user;

import dev.rollcall.command.invitation.Invitations;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.ClaimRules;
import dev.rollcall.events.user.InvitationEnd;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent;
import dev.rollcall.events.user.UserEvent.DeletionCompleted;
import dev.rollcall.events.user.UserEvent.DepartmentPermissionsChanged;
import dev.rollcall.events.user.UserEvent.EmailAdded;
import dev.rollcall.events.user.UserEvent.EmailRemoved;
import dev.rollcall.events.user.UserEvent.EmailVerificationFailed;
import dev.rollcall.events.user.UserEvent.EmailVerificationRequested;
import dev.rollcall.events.user.UserEvent.EmailVerified;
import dev.rollcall.events.user.UserEvent.ErasureCompleted;
import dev.rollcall.events.user.UserEvent.InvitationEnded;
import dev.rollcall.events.user.UserEvent.InvitationRenewed;
import dev.rollcall.events.user.UserEvent.LastSeenVisibilityChanged;
import dev.rollcall.events.user.UserEvent.LegalHoldLifted;
import dev.rollcall.events.user.UserEvent.LegalHoldPlaced;
import dev.rollcall.events.user.UserEvent.MembershipEvent;
import dev.rollcall.events.user.UserEvent.PrimaryEmailChanged;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserActivated;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserAssignedToTeam;
import dev.rollcall.events.user.UserEvent.UserDeactivated;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import dev.rollcall.events.user.UserEvent.UserDepartmentChanged;
import dev.rollcall.events.user.UserEvent.UserErased;
import dev.rollcall.events.user.UserEvent.UserInvited;
import dev.rollcall.events.user.UserEvent.UserRestored;
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

    static final String SUCCESSOR_NOT_FOUND = "user.successor-not-found";

    /** When who is deleted is erased, for whoever does it. */
    static final String ERASURE_DUE = "erasure-due";

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
                SUCCESSOR_NOT_FOUND,
                "There is no such user here.",
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
                                OpenUnits.claims("department", e.departmentId(), organization))
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
            case UserDeleted e -> deleted(e, user, organization);
            case DeletionCompleted e -> List.of(Claim.release("deletion-open", user, organization));
            case UserRestored e -> restored(e, user, organization);
            case LegalHoldPlaced e -> List.of();
            case LegalHoldLifted e -> List.of();
            case UserErased e ->
                List.of(
                        Claim.release("deleted-user", user, organization),
                        Claim.release(ERASURE_DUE, user, organization),
                        Claim.take("erasure-open", user, organization, Claim.DECIDE_AGAIN));
            case ErasureCompleted e -> List.of(Claim.release("erasure-open", user, organization));
            case ProfileChanged e -> chief(e.values(), organization).toList();
            case WorkFieldsSynchronized e ->
                Stream.concat(
                                chief(e.values(), organization),
                                e.departmentId() == null
                                        ? Stream.empty()
                                        : OpenUnits.claims("department", e.departmentId(), organization))
                        .toList();
            case UserDepartmentChanged e ->
                OpenUnits.claims("department", e.departmentId(), organization).toList();
            case UserAssignedToTeam e ->
                OpenUnits.claims("team", e.teamId(), organization).toList();
            case UserUnassignedFromTeam e -> List.of();
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

    /** R51; the addresses follow. */
    private static List<Claim> deleted(UserDeleted event, String user, String organization) {
        List<Claim> claims = new ArrayList<>();
        claims.add(Claim.require("user", event.successorId().toString(), organization, SUCCESSOR_NOT_FOUND));
        claims.add(Claim.release("user", user, organization));
        if (!event.wasActive()) {
            claims.add(Claim.release("inactive-user", user, organization));
        } else if (Standing.isSuperAdmin(event.role())) {
            claims.add(Claim.release("super-admin", user, organization));
        }
        claims.add(Claim.take("deleted-user", user, organization, Claim.DECIDE_AGAIN));
        claims.add(Claim.take("deletion-open", user, organization, Claim.DECIDE_AGAIN));
        claims.add(Claim.take(ERASURE_DUE, user, organization, expiryLabel(event.erasedFrom()), Claim.DECIDE_AGAIN));
        return claims;
    }

    private static List<Claim> restored(UserRestored event, String user, String organization) {
        List<Claim> claims = new ArrayList<>();
        claims.add(Claim.release("deleted-user", user, organization));
        claims.add(Claim.release(ERASURE_DUE, user, organization));
        claims.add(Claim.take("user", user, organization, event.role(), "user.taken"));
        if (Standing.isCustom(event.role())) {
            claims.add(Claim.require("role", organization + "/" + event.role(), organization, Claim.DECIDE_AGAIN));
        }
        if (!event.active()) {
            claims.add(Claim.take("inactive-user", user, organization, Claim.DECIDE_AGAIN));
        } else if (Standing.isSuperAdmin(event.role())) {
            claims.add(Claim.take("super-admin", user, organization, Claim.DECIDE_AGAIN));
        }
        event.addresses()
                .forEach(address ->
                        claims.add(Claim.take("email", EmailAddresses.key(address), user, Claim.DECIDE_AGAIN)));
        OpenUnits.claims("department", event.departmentId(), organization).forEach(claims::add);
        return claims;
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
                        OpenUnits.claims("department", event.departmentId(), organization),
                        event.teamIds().stream().sorted().flatMap(team -> OpenUnits.claims("team", team, organization)),
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
}
