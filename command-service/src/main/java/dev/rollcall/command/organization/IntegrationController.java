package dev.rollcall.command.organization;

import dev.rollcall.command.organization.OrganizationCommand.SwitchIntegration;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Switches integrations on and off (R9). */
@RestController
class IntegrationController {

    private static final Set<String> KNOWN = Set.of("people-directory");

    private final Commands commands;

    IntegrationController(Commands commands) {
        this.commands = commands;
    }

    record Switch(@NotNull Boolean enabled) {}

    @PutMapping("/v1/organizations/{organizationId}/integrations/{name}")
    ResponseEntity<Object> change(
            @PathVariable UUID organizationId,
            @PathVariable String name,
            @RequestBody @Valid Switch body,
            Caller caller) {
        if (!KNOWN.contains(name)) {
            throw Refusal.notFound("integration.not-found", "There is no such integration.");
        }
        return commands.send(
                new SwitchIntegration(organizationId, name, body.enabled()),
                caller,
                receipt -> receipt.withoutVersion().changed());
    }
}
