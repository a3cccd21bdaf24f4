package dev.rollcall.command.user;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.command.user.InvitationCommand.EndInvitation;
import dev.rollcall.command.user.InvitationCommand.InviteUser;
import dev.rollcall.command.user.InvitationCommand.RenewInvitation;
import dev.rollcall.command.user.InvitationOutcome.Invited;
import dev.rollcall.command.user.InviteeForm.Checked;
import dev.rollcall.events.user.InvitationEnd;
import dev.rollcall.events.user.Role;
import dev.rollcall.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Invites people into an organization, invites them again, and takes that back (R11, R71). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}")
class InvitationController {

    private static final int MOST_ITEMS = 500;

    private final Commands commands;
    private final Inviting inviting;
    private final Clock clock;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    InvitationController(Commands commands, Inviting inviting, Clock clock) {
        this.commands = commands;
        this.inviting = inviting;
        this.clock = clock;
    }

    /** One, or many under {@code items}. */
    record Body(
            @Nullable @Size(min = 1, max = MOST_ITEMS) List<@NotNull Item> items,
            @Nullable String email,
            @Nullable String fullName,
            @Nullable String role,
            @Nullable UUID departmentId,
            @Nullable List<@NotNull UUID> teamIds,
            @Nullable Boolean allDepartments,
            @Nullable List<@NotNull UUID> permittedDepartmentIds) {

        Item single() {
            return new Item(email, fullName, role, departmentId, teamIds, allDepartments, permittedDepartmentIds);
        }
    }

    record Item(
            @Nullable String email,
            @Nullable String fullName,
            @Nullable String role,
            @Nullable UUID departmentId,
            @Nullable List<@NotNull UUID> teamIds,
            @Nullable Boolean allDepartments,
            @Nullable List<@NotNull UUID> permittedDepartmentIds) {

        static final Item NOTHING = new Item(null, null, null, null, null, null, null);

        Checked checked(long at, UUID organizationId, Caller caller) {
            InviteeForm form = new InviteeForm(at, organizationId, caller.identity());
            form.email(email);
            form.fullName(fullName);
            form.role(role);
            form.departmentId(departmentId);
            form.teamIds(teamIds == null ? Set.of() : Set.copyOf(teamIds));
            form.permitted(
                    Boolean.TRUE.equals(allDepartments),
                    permittedDepartmentIds == null ? Set.of() : Set.copyOf(permittedDepartmentIds));
            return form.checked();
        }
    }

    /** Somebody who has been invited, as lists show them. */
    record InvitedUser(UUID id, String status, Role role, String email, Instant expiresAt) {}

    record InvitedItem(long index, UUID userId) {}

    record RejectedItem(long index, String field, String code, String reason) {}

    record Outcomes(List<InvitedItem> invited, List<RejectedItem> rejected) {}

    @PostMapping(path = "/invitations", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> invite(@PathVariable UUID organizationId, @RequestBody @Valid Body body, Caller caller) {
        String name = inviting.nameOf(organizationId);
        if (body.items() == null) {
            return inviteOne(organizationId, name, body.single().checked(0, organizationId, caller), caller);
        }
        if (!body.single().equals(Item.NOTHING)) {
            throw Refusal.invalid("/items", "field.ambiguous", "either items or a single one, not both");
        }
        return inviteMany(organizationId, name, body.items(), caller);
    }

    private ResponseEntity<Object> inviteOne(UUID organizationId, String name, Checked checked, Caller caller) {
        Invitee invitee = checked.orThrow();
        inviting.refuseUsers(invitee.email());
        InviteUser command = inviting.command(organizationId, name, ids.generate(), invitee, caller);
        return commands.send(
                command,
                caller,
                claim -> InviteeForm.pointer(claim, command),
                receipt -> receipt.created(
                        Inviting.location(organizationId, command.userId()),
                        new InvitedUser(
                                command.userId(),
                                "INVITED",
                                command.role(),
                                command.email().address(),
                                command.expiresAt())));
    }

    /** R11: those that are not valid come back apart, each with its reason; the others are invited. */
    private ResponseEntity<Object> inviteMany(UUID organizationId, String name, List<Item> items, Caller caller) {
        List<Checked> checked = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            checked.add(items.get(i).checked(i, organizationId, caller));
        }
        List<InvitationOutcome> outcomes = inviting.inviteAll(
                organizationId,
                name,
                checked.stream().flatMap(each -> each.invitee().stream()).toList(),
                caller);
        return commands.unrecorded(ResponseEntity.ok(new Outcomes(
                outcomes.stream()
                        .filter(Invited.class::isInstance)
                        .map(each -> new InvitedItem(each.at(), ((Invited) each).userId()))
                        .toList(),
                InvitationOutcome.rejected(checked, outcomes).stream()
                        .map(each -> new RejectedItem(each.at(), each.field(), each.code(), each.reason()))
                        .toList())));
    }

    /** At most three times; the code before is void (R11). */
    @PostMapping("/users/{userId}/invitation/renewals")
    ResponseEntity<Object> renew(@PathVariable UUID organizationId, @PathVariable UUID userId, Caller caller) {
        return commands.send(
                new RenewInvitation(
                        organizationId,
                        userId,
                        ids.generate(),
                        inviting.nameOf(organizationId),
                        caller.identity().userId(),
                        now()),
                caller,
                Receipt::changed);
    }

    @DeleteMapping("/users/{userId}/invitation")
    ResponseEntity<Object> revoke(@PathVariable UUID organizationId, @PathVariable UUID userId, Caller caller) {
        return commands.send(
                new EndInvitation(organizationId, userId, InvitationEnd.REVOKED, now()),
                caller,
                receipt -> receipt.withoutVersion().changed());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
