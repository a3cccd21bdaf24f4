package dev.rollcall.command.user;

import dev.rollcall.access.Identity;
import dev.rollcall.command.platform.AccessVersions;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.command.user.DeletionCommand.DeleteUser;
import dev.rollcall.command.user.DeletionCommand.LiftLegalHold;
import dev.rollcall.command.user.DeletionCommand.PlaceLegalHold;
import dev.rollcall.command.user.DeletionCommand.ShowDeletion;
import dev.rollcall.command.user.Restoration.Restored;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.user.ErasureReason;
import dev.rollcall.web.EmailAddress;
import dev.rollcall.web.PlainText;
import dev.rollcall.web.ReadableText;
import dev.rollcall.web.ValidEmail;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deletes users, restores them within 30 days, and erases what is known of them (R50–R53). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/users/{userId}")
class DeletionController {

    private static final int LONGEST_REASON = 500;

    private final Commands commands;
    private final AccessVersions accessVersions;
    private final SuperAdmins superAdmins;
    private final Restoration restoration;
    private final Erasing erasing;
    private final Clock clock;

    DeletionController(
            Commands commands,
            AccessVersions accessVersions,
            SuperAdmins superAdmins,
            Restoration restoration,
            Erasing erasing,
            Clock clock) {
        this.commands = commands;
        this.accessVersions = accessVersions;
        this.superAdmins = superAdmins;
        this.restoration = restoration;
        this.erasing = erasing;
        this.clock = clock;
    }

    /**
     * @param confirm the user's primary address (R50)
     * @param transferTo who takes over what they own; a super admin, unless said (R52)
     */
    record Deleting(
            @NotNull @ValidEmail String confirm, @Nullable UUID transferTo) {}

    @PostMapping("/deletion")
    ResponseEntity<Object> delete(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid Deleting body,
            Caller caller) {
        EmailAddress confirmation = EmailAddress.parse(body.confirm()).orElseThrow();
        Instant now = now();
        return commands.send(
                () -> deleting(organizationId, userId, confirmation, body.transferTo(), caller.identity(), now),
                caller,
                claim -> claim.refusal().equals(UserClaims.SUCCESSOR_NOT_FOUND) ? "/transferTo" : null,
                (command, receipt) -> receipt.changed());
    }

    private DeleteUser deleting(
            UUID organizationId,
            UUID userId,
            EmailAddress confirmation,
            @Nullable UUID transferTo,
            Identity caller,
            Instant now) {
        // First: a session that begins meanwhile makes all be decided again.
        List<Claim> unchanged = accessVersions.of(userId).moved();
        List<Claim> another = superAdmins.otherThan(organizationId, userId);
        return new DeleteUser(
                organizationId,
                userId,
                confirmation,
                transferTo == null ? superAdmins.heirOf(organizationId, userId) : transferTo,
                caller.isSuperAdmin(),
                now,
                caller.authenticatedAt() == null
                        ? 0
                        : Duration.between(caller.authenticatedAt(), now).toSeconds(),
                Stream.concat(unchanged.stream(), another.stream()).toList());
    }

    /** Brings back what rule and consent allow, and says what it does not. */
    @DeleteMapping("/deletion")
    ResponseEntity<Object> restore(@PathVariable UUID organizationId, @PathVariable UUID userId, Caller caller) {
        Instant now = now();
        return commands.send(
                () -> restoration.of(
                        organizationId,
                        userId,
                        commands.carryOut(
                                new ShowDeletion(organizationId, userId),
                                caller.withoutRequestKey(),
                                Deletion.Former.class),
                        caller.identity().isSuperAdmin(),
                        now),
                caller,
                (command, receipt) -> receipt.ok(Restored.by(command)));
    }

    @PostMapping("/erasure")
    ResponseEntity<Object> erase(@PathVariable UUID organizationId, @PathVariable UUID userId, Caller caller) {
        Instant now = now();
        return commands.send(
                () -> erasing.of(organizationId, userId, ErasureReason.REQUESTED, caller, now),
                caller,
                (command, receipt) -> receipt.withoutVersion().changed());
    }

    record LegalHold(
            @NotNull @PlainText(max = LONGEST_REASON) String reason) {}

    @PutMapping("/legal-hold")
    ResponseEntity<Object> hold(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid LegalHold body,
            Caller caller) {
        return commands.send(
                new PlaceLegalHold(organizationId, userId, ReadableText.normalize(body.reason())),
                caller,
                Receipt::changed);
    }

    @DeleteMapping("/legal-hold")
    ResponseEntity<Object> lift(@PathVariable UUID organizationId, @PathVariable UUID userId, Caller caller) {
        return commands.send(new LiftLegalHold(organizationId, userId), caller, Receipt::changed);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
