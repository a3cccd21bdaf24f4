package dev.rollcall.command.user;

import dev.rollcall.access.Identity;
import dev.rollcall.access.Roles;
import dev.rollcall.command.platform.AccessVersions;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.command.user.UserCommand.ChangeDepartmentPermissions;
import dev.rollcall.command.user.UserCommand.ChangeRole;
import dev.rollcall.command.user.UserCommand.ChangeStatus;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what users may do, and whether they may do anything at all (R2, R13, R16). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/users/{userId}")
class StandingController {

    private static final int MOST_DEPARTMENTS = 100;

    private final Commands commands;
    private final Claims claims;
    private final AccessVersions accessVersions;
    private final SuperAdmins superAdmins;

    StandingController(Commands commands, Claims claims, AccessVersions accessVersions, SuperAdmins superAdmins) {
        this.commands = commands;
        this.claims = claims;
        this.accessVersions = accessVersions;
        this.superAdmins = superAdmins;
    }

    record NewRole(
            @NotNull @Pattern(regexp = "[A-Z0-9_]{1,50}", message = "must be the name of a role")
            String role) {}

    @PutMapping("/role")
    ResponseEntity<Object> changeRole(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid NewRole body,
            Caller caller) {
        return commands.send(
                () -> changing(organizationId, userId, body.role(), caller.identity()),
                caller,
                claim -> claim.scope().equals("role") ? "/role" : null,
                (command, receipt) -> receipt.changed());
    }

    private ChangeRole changing(UUID organizationId, UUID userId, String role, Identity caller) {
        // First: what is looked up after it and changes meanwhile makes all be decided again.
        List<Claim> unchanged = Stream.concat(
                        given(organizationId, role),
                        claims(organizationId, userId, Standing.isSuperAdmin(role)).stream())
                .toList();
        return new ChangeRole(
                organizationId,
                userId,
                role,
                caller.isSuperAdmin(),
                isBeyond(caller, organizationId, userId, role),
                unchanged);
    }

    /** Who may give roles could otherwise give themselves any. */
    private boolean isBeyond(Identity caller, UUID organizationId, UUID userId, String next) {
        String user = userId.toString();
        String before = claims.labels("user", List.of(user)).getOrDefault(user, next);
        Map<String, String> custom =
                claims.labels("role", List.of(organizationId + "/" + before, organizationId + "/" + next));
        return Stream.of(before, next)
                .map(role -> Roles.privileges(role, custom.get(organizationId + "/" + role)))
                .anyMatch(privileges -> !Roles.isWithin(privileges, caller.privileges()));
    }

    /** Who deletes a role must know all of its users. */
    private Stream<Claim> given(UUID organizationId, String role) {
        return Standing.isCustom(role) ? accessVersions.ofRole(organizationId, role).moved().stream() : Stream.empty();
    }

    enum Status {
        ACTIVE,
        INACTIVE
    }

    record NewStatus(@NotNull Status status) {}

    @PutMapping("/status")
    ResponseEntity<Object> changeStatus(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid NewStatus body,
            Caller caller) {
        boolean active = body.status() == Status.ACTIVE;
        return commands.send(
                () -> new ChangeStatus(
                        organizationId,
                        userId,
                        active,
                        caller.identity().isSuperAdmin(),
                        claims(organizationId, userId, active)),
                caller,
                (command, receipt) -> receipt.changed());
    }

    /**
     * The user's access must not have changed since, and where a super admin is lost another must stay (R2).
     *
     * @param stays whether the user is a super admin afterwards, if one before
     */
    private List<Claim> claims(UUID organizationId, UUID userId, boolean stays) {
        List<Claim> moved = accessVersions.of(userId).moved();
        return stays
                ? moved
                : Stream.concat(moved.stream(), superAdmins.otherThan(organizationId, userId).stream())
                        .toList();
    }

    record Permissions(
            @Nullable Boolean all,
            @Nullable @Size(min = 1, max = MOST_DEPARTMENTS) List<@NotNull UUID> departmentIds) {}

    @PutMapping("/department-permissions")
    ResponseEntity<Object> changeDepartmentPermissions(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid Permissions body,
            Caller caller) {
        boolean all = Boolean.TRUE.equals(body.all());
        if (all == (body.departmentIds() != null)) {
            throw Refusal.invalid("/departmentIds", "field.ambiguous", "either all or a list of departments");
        }
        List<UUID> departmentIds = body.departmentIds() == null ? List.of() : body.departmentIds();
        return commands.send(
                new ChangeDepartmentPermissions(organizationId, userId, all, Set.copyOf(departmentIds)),
                caller,
                claim -> "/departmentIds/" + departmentIds.indexOf(UUID.fromString(claim.key())),
                Receipt::changed);
    }
}
