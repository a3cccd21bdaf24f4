package dev.rollcall.command.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.organization.OrganizationCommand.CreateChannel;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.events.organization.ChannelKind;
import dev.rollcall.web.PlainText;
import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opens channels; whom they are for is said then, once for all (R8). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/channels")
class ChannelController {

    private final Commands commands;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    ChannelController(Commands commands) {
        this.commands = commands;
    }

    /** @param kind without which it is for everybody of the organization */
    record NewChannel(
            @NotNull @PlainText String name,
            @Nullable ChannelKind kind,
            @Nullable UUID teamId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Channel(
            UUID id,
            String name,
            boolean archived,
            ChannelKind kind,
            @Nullable UUID teamId,
            @Nullable UUID ownerId) {}

    /** Who opens it owns it. */
    @PostMapping
    ResponseEntity<Object> open(@PathVariable UUID organizationId, @RequestBody @Valid NewChannel body, Caller caller) {
        ChannelKind kind = body.kind() == null ? ChannelKind.ORGANIZATION : body.kind();
        if ((kind == ChannelKind.TEAM) != (body.teamId() != null)) {
            throw Refusal.invalid("/teamId", "field.team-of-channel", "is for channels of a team, which need it");
        }
        CreateChannel command = new CreateChannel(
                organizationId,
                ids.generate(),
                ReadableText.normalize(body.name()),
                kind,
                body.teamId(),
                caller.identity().userId());
        return commands.send(
                command,
                caller,
                claim -> claim.scope().startsWith("team") ? "/teamId" : null,
                receipt -> receipt.created(
                        "/v1/organizations/%s/channels/%s".formatted(organizationId, command.unitId()),
                        new Channel(
                                command.unitId(), command.name(), false, kind, command.teamId(), command.ownerId())));
    }
}
