package dev.rollcall.command.user;

import dev.rollcall.access.Identity;
import dev.rollcall.access.Roles;
import dev.rollcall.command.user.InvitationCommand.InviteUser;
import dev.rollcall.command.user.InvitationOutcome.Rejected;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import dev.rollcall.events.user.Role;
import dev.rollcall.web.EmailAddress;
import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal;
import dev.rollcall.web.Refusal.FieldError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes down who is to be invited, field by field, and finds everything that is wrong with it (R11). */
final class InviteeForm {

    private static final Set<Role> ROLES = EnumSet.of(Role.MEMBER, Role.TECHNICIAN, Role.ADMIN);
    private static final int MOST_UNITS = 100;

    private final long at;
    private final Identity inviter;
    private final List<FieldError> errors = new ArrayList<>();
    private @Nullable EmailAddress email;
    private @Nullable String fullName;
    private Role role = Role.MEMBER;
    private UUID departmentId;
    private Set<UUID> teamIds = Set.of();
    private boolean allDepartments;
    private Set<UUID> permitted = Set.of();

    /** Without a department, in that of the whole organization, which has its id. */
    InviteeForm(long at, UUID organizationId, Identity inviter) {
        this.at = at;
        this.departmentId = organizationId;
        this.inviter = inviter;
    }

    /** Somebody to invite, or why not. */
    record Checked(long at, Optional<Invitee> invitee, List<FieldError> errors) {

        Invitee orThrow() {
            return invitee.orElseThrow(() -> Refusal.invalid(errors));
        }

        /** The first thing that is wrong. */
        Optional<Rejected> rejected() {
            return errors.stream()
                    .findFirst()
                    .map(error -> new Rejected(at, error.pointer().substring(1), error.code(), error.detail()));
        }
    }

    void email(@Nullable String text) {
        email = text == null ? null : EmailAddress.parse(text).orElse(null);
        if (email == null) {
            wrong("/email", "field.valid-email", "must be an e-mail address");
        }
    }

    void fullName(@Nullable String text) {
        if (text != null) {
            ProfileField.FULL_NAME
                    .normalized(text)
                    .ifPresentOrElse(
                            normal -> fullName = normal,
                            () -> wrong(
                                    "/fullName",
                                    "field.plain-text",
                                    "must be " + ProfileField.FULL_NAME.expectation()));
        }
    }

    void role(@Nullable String name) {
        if (name == null) {
            return;
        }
        Optional<Role> known = ROLES.stream()
                .filter(each -> each.name().equals(ReadableText.normalize(name)))
                .findFirst();
        if (known.isEmpty()) {
            wrong("/role", "field.invalid-value", "must be one of MEMBER, TECHNICIAN and ADMIN");
        } else if (!mayGive(known.get())) {
            wrong("/role", "role.beyond-own", "is for somebody with more privileges to give");
        } else {
            role = known.get();
        }
    }

    /** R16: whoever invites as something gives a role. */
    private boolean mayGive(Role given) {
        return given == Role.MEMBER
                || inviter.kind() == Identity.Kind.OPERATOR
                || inviter.privileges().get(Privilege.ASSIGN_ROLES) == PrivilegeLevel.FULL
                        && Roles.isWithin(Roles.privileges(given), inviter.privileges());
    }

    void departmentId(@Nullable UUID id) {
        if (id != null) {
            departmentId = id;
        }
    }

    void teamIds(Set<UUID> ids) {
        teamIds = bounded(ids, "/teamIds");
    }

    /** R71: for which departments a technician will work. */
    void permitted(boolean all, Set<UUID> departmentIds) {
        if (all && !departmentIds.isEmpty()) {
            wrong("/permittedDepartmentIds", "field.ambiguous", "either all or a list of departments");
        }
        if (role != Role.TECHNICIAN && (all || !departmentIds.isEmpty())) {
            wrong("/permittedDepartmentIds", "user.no-technician", "only technicians work for departments");
        }
        allDepartments = all;
        permitted = bounded(departmentIds, "/permittedDepartmentIds");
    }

    private Set<UUID> bounded(Set<UUID> ids, String pointer) {
        if (ids.size() > MOST_UNITS) {
            wrong(pointer, "field.size", "must have at most %d".formatted(MOST_UNITS));
            return Set.of();
        }
        return ids;
    }

    void wrong(String pointer, String code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
    }

    Checked checked() {
        return errors.isEmpty()
                ? new Checked(
                        at,
                        Optional.of(new Invitee(
                                at,
                                Objects.requireNonNull(email),
                                fullName,
                                role,
                                departmentId,
                                teamIds,
                                allDepartments,
                                permitted)),
                        List.of())
                : new Checked(at, Optional.empty(), errors);
    }

    /** Which field of an invitation a claim that does not hold came from; null for none. */
    static @Nullable String pointer(Claim claim, InviteUser command) {
        boolean isDefault = claim.key().equals(command.organizationId().toString());
        return switch (claim.scope()) {
            case "department", "department-open" ->
                Stream.of(command.departmentId()).anyMatch(id -> id.toString().equals(claim.key()))
                        ? isDefault ? null : "/departmentId"
                        : "/permittedDepartmentIds";
            case "team", "team-open" -> "/teamIds";
            default -> null;
        };
    }
}
