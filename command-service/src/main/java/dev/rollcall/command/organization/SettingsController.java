package dev.rollcall.command.organization;

import dev.rollcall.access.AddressRanges;
import dev.rollcall.access.Identity;
import dev.rollcall.access.Roles;
import dev.rollcall.command.organization.OrganizationCommand.ChangeOrganization;
import dev.rollcall.command.organization.OrganizationCommand.ChangePolicy;
import dev.rollcall.command.organization.OrganizationCommand.DefineRole;
import dev.rollcall.command.organization.OrganizationCommand.DeleteRole;
import dev.rollcall.command.platform.AccessVersions;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.events.organization.Plan;
import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import dev.rollcall.events.organization.TwoFactorRequirement;
import dev.rollcall.web.PlainText;
import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal;
import dev.rollcall.web.Refusal.FieldError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes what an organization has settled for itself: name and plan, policies, roles of its own (R3, R5, R6). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}")
class SettingsController {

    private static final int LONGEST_ROLE = 50;
    private static final int MOST_RANGES = 100;

    private final Commands commands;
    private final AccessVersions accessVersions;
    private final LicenceRanking ranking;

    SettingsController(Commands commands, AccessVersions accessVersions, LicenceRanking ranking) {
        this.commands = commands;
        this.accessVersions = accessVersions;
        this.ranking = ranking;
    }

    record Change(
            @Nullable @PlainText String name,
            @Nullable Plan plan,
            @Nullable @Min(0) @Max(1_000_000) Integer licences) {}

    @PatchMapping
    ResponseEntity<Object> change(@PathVariable UUID organizationId, @RequestBody @Valid Change body, Caller caller) {
        return commands.send(
                () -> new ChangeOrganization(
                        organizationId,
                        body.name() == null ? null : ReadableText.normalize(body.name()),
                        body.plan(),
                        body.licences(),
                        caller.identity().isSuperAdmin(),
                        body.licences() == null ? List.of() : ranking.of(organizationId)),
                caller,
                (command, receipt) -> receipt.changed());
    }

    record TwoFactor(@NotNull TwoFactorRequirement requirement) {}

    @PutMapping("/policies/two-factor")
    ResponseEntity<Object> twoFactor(
            @PathVariable UUID organizationId, @RequestBody @Valid TwoFactor body, Caller caller) {
        return change(organizationId, new Policy.TwoFactor(body.requirement()), caller);
    }

    record Password(
            @NotNull @Min(8) @Max(64) Integer minimumLength,
            @Nullable @Min(1) @Max(3_650) Integer maximumAgeDays,
            @NotNull @Min(0) @Max(12) Integer historyLength) {}

    @PutMapping("/policies/password")
    ResponseEntity<Object> password(
            @PathVariable UUID organizationId, @RequestBody @Valid Password body, Caller caller) {
        return change(
                organizationId,
                new Policy.Password(body.minimumLength(), body.maximumAgeDays(), body.historyLength()),
                caller);
    }

    record Session(
            @NotNull @Min(300) @Max(7_776_000) Long lifetimeSeconds,
            @NotNull @Min(60) @Max(7_776_000) Long idleSeconds,
            @NotNull @Min(1) @Max(100) Integer concurrentSessions) {}

    @PutMapping("/policies/session")
    ResponseEntity<Object> session(@PathVariable UUID organizationId, @RequestBody @Valid Session body, Caller caller) {
        if (body.idleSeconds() > body.lifetimeSeconds()) {
            throw Refusal.invalid("/idleSeconds", "field.out-of-range", "must not be longer than the lifetime");
        }
        return change(
                organizationId,
                new Policy.Session(body.lifetimeSeconds(), body.idleSeconds(), body.concurrentSessions()),
                caller);
    }

    record AllowedIps(@NotNull @Size(max = MOST_RANGES) List<@NotNull String> ranges) {}

    /** Never so that whoever changes it would be locked out by it; for the operator it has no meaning. */
    @PutMapping("/policies/allowed-ips")
    ResponseEntity<Object> allowedIps(
            @PathVariable UUID organizationId, @RequestBody @Valid AllowedIps body, Caller caller) {
        List<FieldError> errors = new ArrayList<>();
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < body.ranges().size(); i++) {
            String pointer = "/ranges/" + i;
            AddressRanges.canonical(body.ranges().get(i))
                    .ifPresentOrElse(
                            ranges::add,
                            () -> errors.add(new FieldError(
                                    pointer, "field.invalid-value", "must be a range such as 203.0.113.0/24")));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        List<String> distinct = ranges.stream().distinct().sorted().toList();
        if (caller.identity().kind() != Identity.Kind.OPERATOR
                && !AddressRanges.of(String.join(",", distinct)).contain(caller.ip())) {
            throw Refusal.conflict("policy.would-lock-out", "Your own IP address is in none of these ranges.");
        }
        return change(organizationId, new Policy.AllowedIps(distinct), caller);
    }

    record ExternalChat(@NotNull Boolean allowed) {}

    @PutMapping("/policies/external-chat")
    ResponseEntity<Object> externalChat(
            @PathVariable UUID organizationId, @RequestBody @Valid ExternalChat body, Caller caller) {
        return change(organizationId, new Policy.ExternalChat(body.allowed()), caller);
    }

    private ResponseEntity<Object> change(UUID organizationId, Policy policy, Caller caller) {
        return commands.send(new ChangePolicy(organizationId, policy), caller, Receipt::changed);
    }

    record RoleDefinition(@NotNull Map<Privilege, @NotNull PrivilegeLevel> privileges) {}

    @PutMapping("/roles/{role}")
    ResponseEntity<Object> define(
            @PathVariable UUID organizationId,
            @PathVariable String role,
            @RequestBody @Valid RoleDefinition body,
            Caller caller) {
        refusePredefined(role);
        if (!role.matches("[A-Z0-9_]{1,%d}".formatted(LONGEST_ROLE))) {
            throw Refusal.notFound(
                    "role.not-found", "A role is named by 1 to %d of A–Z, 0–9 and _.".formatted(LONGEST_ROLE));
        }
        Map<Privilege, PrivilegeLevel> privileges = new EnumMap<>(Privilege.class);
        body.privileges().forEach((privilege, level) -> {
            if (level != PrivilegeLevel.NONE) {
                privileges.put(privilege, level);
            }
        });
        return commands.send(
                new DefineRole(
                        organizationId, role, privileges, caller.identity().privileges()),
                caller,
                Receipt::changed);
    }

    @DeleteMapping("/roles/{role}")
    ResponseEntity<Object> delete(@PathVariable UUID organizationId, @PathVariable String role, Caller caller) {
        refusePredefined(role);
        return commands.send(
                () -> new DeleteRole(
                        organizationId,
                        role,
                        caller.identity().privileges(),
                        accessVersions.ofRole(organizationId, role).moved()),
                caller,
                (command, receipt) -> receipt.withoutVersion().changed());
    }

    private static void refusePredefined(String role) {
        if (Roles.predefined(role).isPresent()) {
            throw Refusal.conflict("role.predefined", "The predefined roles stay as they are.");
        }
    }
}
