package dev.rollcall.command.external;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.external.ExternalUserCommand.ChangeLicence;
import dev.rollcall.command.external.ExternalUserCommand.ChangeProfile;
import dev.rollcall.command.external.ExternalUserCommand.InviteExternalUser;
import dev.rollcall.command.external.ExternalUserCommand.JoinChannel;
import dev.rollcall.command.external.ExternalUserCommand.LeaveChannel;
import dev.rollcall.command.external.ExternalUserCommand.Readmit;
import dev.rollcall.command.external.ExternalUserCommand.Remove;
import dev.rollcall.command.external.ExternalUserCommand.Restrict;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.external.RestrictionReason;
import dev.rollcall.events.organization.ChannelKind;
import dev.rollcall.web.EmailAddress;
import dev.rollcall.web.JsonPointers;
import dev.rollcall.web.PlainText;
import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal;
import dev.rollcall.web.ValidEmail;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Provisions external users, and lets the host's admins say how far they come (R60, R64, R66). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/external-users")
class ExternalUserController {

    /** What the host says of them for itself; all else is their own, and their home's (R64). */
    private static final Set<String> OF_THE_HOST = Set.of("designation", "seatingLocation", "phone", "extension");

    private final Commands commands;
    private final Claims claims;
    private final Clock clock;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    ExternalUserController(Commands commands, Claims claims, Clock clock) {
        this.commands = commands;
        this.claims = claims;
        this.clock = clock;
    }

    record NewExternalUser(
            @NotNull @ValidEmail String email,
            @Nullable @PlainText String fullName) {}

    record Invited(UUID id, String status, String type, String tag, String email, Instant expiresAt) {}

    /** Again for who has not joined yet: then the code before is void. */
    @PostMapping
    ResponseEntity<Object> invite(
            @PathVariable UUID organizationId, @RequestBody @Valid NewExternalUser body, Caller caller) {
        EmailAddress email = EmailAddress.parse(body.email()).orElseThrow();
        return commands.send(
                () -> inviting(organizationId, email, body.fullName()),
                caller,
                (command, receipt) -> receipt.created(
                        "/v1/organizations/%s/users/%s".formatted(organizationId, command.userId()),
                        new Invited(
                                command.userId(),
                                "INVITED",
                                "EXTERNAL",
                                "External User",
                                email.address(),
                                command.expiresAt())));
    }

    private InviteExternalUser inviting(UUID hostId, EmailAddress email, @Nullable String fullName) {
        String host = hostId.toString();
        String name = claims.labels("organization", List.of(host)).get(host);
        if (name == null) {
            throw Refusal.notFound("organization.not-found", "There is no such organization here.");
        }
        Optional<UUID> user = claims.owner("email", email.key()).map(UUID::fromString);
        if (user.isPresent() && claims.isHeld("user", user.get().toString(), host)) {
            throw Refusal.conflict("external-user.at-home", "This is a user of the organization itself.");
        }
        String address = host + "/" + email.key();
        Optional<UUID> invitedBefore = user.isPresent()
                ? Optional.empty()
                : claims.owner(ExternalUserClaims.ADDRESS, address).map(UUID::fromString);
        UUID userId = user.or(() -> invitedBefore).orElseGet(ids::generate);
        return new InviteExternalUser(
                hostId,
                userId,
                ids.generate(),
                email,
                fullName == null ? email.address() : ReadableText.normalize(fullName),
                user.isPresent(),
                name,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                user.isPresent() || invitedBefore.isPresent()
                        ? List.of()
                        : List.of(Claim.take(
                                ExternalUserClaims.ADDRESS, address, userId.toString(), Claim.DECIDE_AGAIN)));
    }

    record ProfilePatch(@NotNull @Size(max = 20) Map<String, @Nullable String> fields) {}

    /** R64: e-mail, department, reporting to, employee ID and all that is their own are not for the host to edit. */
    @PatchMapping("/{userId}")
    ResponseEntity<Object> change(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid ProfilePatch body,
            Caller caller) {
        Map<String, String> values = new HashMap<>();
        Set<String> cleared = new HashSet<>();
        body.fields().forEach((key, value) -> {
            String pointer = JsonPointers.of("fields", key);
            if (!OF_THE_HOST.contains(key)) {
                throw Refusal.invalid(pointer, "field.read-only", "is not for the host to edit");
            }
            if (value == null) {
                cleared.add(key);
            } else if (isText(value)) {
                values.put(key, ReadableText.normalize(value));
            } else {
                throw Refusal.invalid(pointer, "field.invalid-value", "must be 1 to 200 readable characters");
            }
        });
        return commands.send(new ChangeProfile(organizationId, userId, values, cleared), caller, Receipt::changed);
    }

    private static boolean isText(String value) {
        String normal = ReadableText.normalize(value);
        return !normal.isEmpty() && normal.length() <= 200 && ReadableText.isReadable(normal);
    }

    record Access(@NotNull Boolean restricted) {}

    /** R66 */
    @PutMapping("/{userId}/access")
    ResponseEntity<Object> restrict(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid Access body,
            Caller caller) {
        return commands.send(
                body.restricted()
                        ? new Restrict(organizationId, userId, RestrictionReason.BY_ADMIN)
                        : new Readmit(organizationId, userId),
                caller,
                Receipt::changed);
    }

    /** R62: only into channels of the whole organization, not those of its teams, nor those for outsiders. */
    @PutMapping("/{userId}/channels/{channelId}")
    ResponseEntity<Object> join(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID channelId, Caller caller) {
        String kind = claims.held("channel-kind", channelId.toString())
                .filter(held -> held.owner().equals(organizationId.toString()))
                .map(Claims.Held::label)
                .orElseThrow(() -> Refusal.notFound("channel.not-found", "There is no such channel here."));
        if (!kind.equals(ChannelKind.ORGANIZATION.name())) {
            throw Refusal.conflict(
                    "external-user.channel", "External users are in channels of the whole organization only.");
        }
        return commands.send(new JoinChannel(organizationId, userId, channelId), caller, Receipt::changed);
    }

    @DeleteMapping("/{userId}/channels/{channelId}")
    ResponseEntity<Object> leave(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID channelId, Caller caller) {
        return commands.send(new LeaveChannel(organizationId, userId, channelId), caller, Receipt::changed);
    }

    enum Licence {
        PAID,
        FREE
    }

    record NewLicence(@NotNull Licence licence) {}

    /** R66: who was restricted for want of a plan comes in again with one. */
    @PutMapping("/{userId}/licence")
    ResponseEntity<Object> changeLicence(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid NewLicence body,
            Caller caller) {
        return commands.send(
                new ChangeLicence(organizationId, userId, body.licence() == Licence.PAID), caller, Receipt::changed);
    }

    @DeleteMapping("/{userId}")
    ResponseEntity<Object> remove(@PathVariable UUID organizationId, @PathVariable UUID userId, Caller caller) {
        return commands.send(
                new Remove(organizationId, userId),
                caller,
                receipt -> receipt.withoutVersion().changed());
    }
}
