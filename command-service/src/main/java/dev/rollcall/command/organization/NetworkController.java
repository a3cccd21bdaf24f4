package dev.rollcall.command.organization;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.organization.OrganizationCommand.ChangeNetwork;
import dev.rollcall.command.organization.OrganizationCommand.CreateNetwork;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.events.organization.Joining;
import dev.rollcall.web.PlainText;
import dev.rollcall.web.ReadableText;
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

/** Founds networks and changes them: beside their names, how one joins them (R8, R15). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/networks")
class NetworkController {

    private final Commands commands;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    NetworkController(Commands commands) {
        this.commands = commands;
    }

    /** @param joining without which nobody needs to ask */
    record NewNetwork(
            @NotNull @PlainText String name, @Nullable Joining joining) {}

    record Network(UUID id, String name, boolean archived, Joining joining) {}

    @PostMapping
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

    @PatchMapping("/{unitId}")
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
