package dev.rollcall.command.organization;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.organization.OrganizationCommand.ArchiveUnit;
import dev.rollcall.command.organization.OrganizationCommand.CreateUnit;
import dev.rollcall.command.organization.OrganizationCommand.RegisterOrganization;
import dev.rollcall.command.organization.OrganizationCommand.RenameUnit;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.events.organization.OrganizationEvent.FirstUser;
import dev.rollcall.events.organization.Plan;
import dev.rollcall.web.EmailAddress;
import dev.rollcall.web.PlainText;
import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal;
import dev.rollcall.web.ValidEmail;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Registers organizations and keeps what they are divided into. */
@RestController
@RequestMapping("/v1/organizations")
class OrganizationController {

    private final Commands commands;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    OrganizationController(Commands commands) {
        this.commands = commands;
    }

    record Registration(
            @NotNull @PlainText String name,

            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,31}", message = "must be a name such as eu")
            String dataCentre,

            @NotNull Plan plan,
            @Nullable @Min(0) @Max(1_000_000) Integer licences,
            @NotNull @Valid Person superAdmin) {}

    record Person(
            @NotNull @PlainText String fullName,
            @NotNull @ValidEmail String email) {}

    record Registered(UUID id, String name, String dataCentre, Plan plan, int licences, UUID superAdminId) {}

    @PostMapping
    ResponseEntity<Object> register(@RequestBody @Valid Registration body, Caller caller) {
        FirstUser superAdmin = new FirstUser(
                ids.generate(),
                ReadableText.normalize(body.superAdmin().fullName()),
                EmailAddress.parse(body.superAdmin().email()).orElseThrow().address());
        RegisterOrganization command = new RegisterOrganization(
                ids.generate(),
                ReadableText.normalize(body.name()),
                body.dataCentre(),
                body.plan(),
                body.licences() == null ? 0 : body.licences(),
                superAdmin);
        return commands.send(
                command,
                caller,
                receipt -> receipt.created(
                        "/v1/organizations/" + command.organizationId(),
                        new Registered(
                                command.organizationId(),
                                command.name(),
                                command.dataCentre(),
                                command.plan(),
                                command.licences(),
                                superAdmin.userId())));
    }

    record Name(@NotNull @PlainText String name) {}

    record Unit(UUID id, String name, boolean archived) {}

    @PostMapping("/{organizationId}/{units:departments|teams}")
    ResponseEntity<Object> create(
            @PathVariable UUID organizationId,
            @PathVariable String units,
            @RequestBody @Valid Name body,
            Caller caller) {
        CreateUnit command =
                new CreateUnit(organizationId, kind(units), ids.generate(), ReadableText.normalize(body.name()));
        return commands.send(
                command,
                caller,
                receipt -> receipt.created(
                        "/v1/organizations/%s/%s/%s".formatted(organizationId, units, command.unitId()),
                        new Unit(command.unitId(), command.name(), false)));
    }

    @PatchMapping("/{organizationId}/{units:departments|teams|channels}/{unitId}")
    ResponseEntity<Object> rename(
            @PathVariable UUID organizationId,
            @PathVariable String units,
            @PathVariable UUID unitId,
            @RequestBody @Valid Name body,
            Caller caller) {
        return commands.send(
                new RenameUnit(organizationId, kind(units), unitId, ReadableText.normalize(body.name())),
                caller,
                Receipt::changed);
    }

    @DeleteMapping("/{organizationId}/{units:departments|teams|channels|networks}/{unitId}")
    ResponseEntity<Object> archive(
            @PathVariable UUID organizationId, @PathVariable String units, @PathVariable UUID unitId, Caller caller) {
        return commands.send(new ArchiveUnit(organizationId, kind(units), unitId), caller, Receipt::changed);
    }

    private static UnitKind kind(String plural) {
        return UnitKind.ofPlural(plural)
                .orElseThrow(() -> Refusal.notFound("resource.not-found", "There is nothing here."));
    }
}
