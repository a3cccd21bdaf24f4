package dev.rollcall.command.organization;

import dev.rollcall.command.organization.OrganizationCommand.AssignLicence;
import dev.rollcall.command.organization.OrganizationCommand.FreeLicence;
import dev.rollcall.command.organization.OrganizationCommand.LicenceCommand;
import dev.rollcall.command.platform.AccessVersions;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.organization.LicenceEnd;
import dev.rollcall.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Gives users a licence by hand, or takes it (R72). */
@RestController
class LicenceController {

    private final Commands commands;
    private final Claims claims;
    private final AccessVersions accessVersions;

    LicenceController(Commands commands, Claims claims, AccessVersions accessVersions) {
        this.commands = commands;
        this.claims = claims;
        this.accessVersions = accessVersions;
    }

    enum Licence {
        PAID,
        FREE
    }

    record NewLicence(@NotNull Licence licence) {}

    @PutMapping("/v1/organizations/{organizationId}/users/{userId}/licence")
    ResponseEntity<Object> change(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid NewLicence body,
            Caller caller) {
        return commands.send(
                () -> changing(organizationId, userId, body.licence()),
                caller,
                (command, receipt) -> receipt.withoutVersion().changed());
    }

    /** R13: who is inactive has none, so that nobody may become so meanwhile. */
    private LicenceCommand changing(UUID organizationId, UUID userId, Licence licence) {
        Claim isUser = Claim.require("user", userId.toString(), organizationId.toString(), "user.not-found");
        List<Claim> needed = Stream.concat(Stream.of(isUser), accessVersions.of(userId).moved().stream())
                .toList();
        if (licence == Licence.FREE) {
            return new FreeLicence(organizationId, userId, LicenceEnd.TAKEN_AWAY, needed);
        }
        if (claims.isHeld("inactive-user", userId.toString(), organizationId.toString())) {
            throw Refusal.conflict("user.inactive", "The user is not active.");
        }
        return new AssignLicence(organizationId, userId, needed);
    }
}
