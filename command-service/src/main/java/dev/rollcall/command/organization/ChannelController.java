package dev.rollcall.command.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.organization.OrganizationCommand.ChangeNetwork;
import dev.rollcall.command.organization.OrganizationCommand.CreateChannel;
import dev.rollcall.command.organization.OrganizationCommand.CreateNetwork;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.events.organization.ChannelKind;
import dev.rollcall.events.organization.Joining;
import dev.rollcall.web.PlainText;
import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keeps what has more to it than a name: channels and networks (R8). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}")
class CircleController {

    private final Commands commands;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    CircleController(Commands commands) {
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
    @PostMapping("/channels")
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

    /** @param joining without which nobody needs to ask */
    record NewNetwork(
            @NotNull @PlainText String name, @Nullable Joining joining) {}

    record Network(UUID id, String name, boolean archived, Joining joining) {}

    @PostMapping("/networks")
    ResponseEntity<Object> found(
            @PathVariable UUID organizationId, @RequestBody @Valid NewNetwork body, Caller caller) {
        CreateNetwork command = new CreateNetwork(
                organizationId,
                ids.generate(),
                ReadableText.normalize(body.name()),
                body.joining() == null ? Joining.DIRECT : body.joining());
        return commands.send(
                command,
                caller,
                receipt -> receipt.created(
                        "/v1/organizations/%s/networks/%s".formatted(organizationId, command.unitId()),
                        new Network(command.unitId(), command.name(), false, command.joining())));
    }

    record NetworkPatch(
            @Nullable @PlainText String name, @Nullable Joining joining) {}

    @PatchMapping("/networks/{unitId}")
    ResponseEntity<Object> change(
            @PathVariable UUID organizationId,
            @PathVariable UUID unitId,
            @RequestBody @Valid NetworkPatch body,
            Caller caller) {
        return commands.send(
                new ChangeNetwork(
                        organizationId,
                        unitId,
                        body.name() == null ? null : ReadableText.normalize(body.name()),
                        body.joining()),
                caller,
                Receipt::changed);
    }
}
