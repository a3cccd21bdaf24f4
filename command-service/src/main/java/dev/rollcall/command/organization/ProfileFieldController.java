package dev.rollcall.command.organization;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.organization.OrganizationCommand.ChangeField;
import dev.rollcall.command.organization.OrganizationCommand.DefineField;
import dev.rollcall.command.organization.OrganizationCommand.DeleteField;
import dev.rollcall.command.organization.OrganizationCommand.RenameField;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.FieldVersions;
import dev.rollcall.events.organization.CustomField;
import dev.rollcall.events.organization.DefaultField;
import dev.rollcall.events.organization.FieldType;
import dev.rollcall.web.CanonicalUuid;
import dev.rollcall.web.PlainText;
import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
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

/** Renames the fields that every organization has, and defines its own (R7). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/profile-fields")
class ProfileFieldController {

    private static final int MOST_OPTIONS = 100;

    private final Commands commands;
    private final FieldVersions versions;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    ProfileFieldController(Commands commands, FieldVersions versions) {
        this.commands = commands;
        this.versions = versions;
    }

    record NewField(
            @NotNull @PlainText String label,
            @NotNull FieldType type,
            @Nullable @Size(max = MOST_OPTIONS) List<@NotNull @PlainText String> options,
            @Nullable Boolean mandatory,
            @Nullable Boolean selfEditable,
            @Nullable Boolean personal) {

        CustomField field() {
            return new CustomField(
                    ReadableText.normalize(label),
                    type,
                    normalized(options),
                    Boolean.TRUE.equals(mandatory),
                    Boolean.TRUE.equals(selfEditable),
                    Boolean.TRUE.equals(personal));
        }
    }

    record Field(
            String key,
            String label,
            FieldType type,
            boolean locked,
            List<String> options,
            boolean mandatory,
            boolean selfEditable,
            boolean personal,
            boolean disabled) {}

    private static List<String> normalized(@Nullable List<String> options) {
        return options == null
                ? List.of()
                : options.stream().map(ReadableText::normalize).distinct().toList();
    }

    @PostMapping
    ResponseEntity<Object> define(@PathVariable UUID organizationId, @RequestBody @Valid NewField body, Caller caller) {
        UUID id = ids.generate();
        CustomField field = body.field();
        return commands.send(
                () -> new DefineField(
                        organizationId, id, field, versions.of(organizationId).moved()),
                caller,
                (command, receipt) -> receipt.created(
                        "/v1/organizations/%s/profile-fields/%s".formatted(organizationId, id),
                        new Field(
                                id.toString(),
                                field.label(),
                                field.type(),
                                false,
                                field.options(),
                                field.mandatory(),
                                field.selfEditable(),
                                field.personal(),
                                false)));
    }

    /** Null for what stays as it is. */
    record Change(
            @Nullable @PlainText String label,
            @Nullable @Size(max = MOST_OPTIONS) List<@NotNull @PlainText String> options,
            @Nullable Boolean mandatory,
            @Nullable Boolean selfEditable,
            @Nullable Boolean personal,
            @Nullable Boolean disabled) {

        boolean isOfLabelOnly() {
            return options == null && mandatory == null && selfEditable == null && personal == null && disabled == null;
        }
    }

    /** Of a locked one the label alone. */
    @PatchMapping("/{field}")
    ResponseEntity<Object> change(
            @PathVariable UUID organizationId,
            @PathVariable String field,
            @RequestBody @Valid Change body,
            Caller caller) {
        String label = body.label() == null ? null : ReadableText.normalize(body.label());
        Optional<DefaultField> locked = DefaultField.ofKey(field);
        if (locked.isPresent()) {
            if (label == null || !body.isOfLabelOnly()) {
                throw Refusal.conflict("profile-field.locked", "This field can be renamed, and nothing else.");
            }
            return commands.send(
                    new RenameField(organizationId, locked.get(), label), caller, receipt -> receipt.changed());
        }
        UUID id = id(field);
        return commands.send(
                () -> new ChangeField(
                        organizationId,
                        id,
                        label,
                        body.options() == null ? null : normalized(body.options()),
                        body.mandatory(),
                        body.selfEditable(),
                        body.personal(),
                        body.disabled(),
                        versions.of(organizationId).moved()),
                caller,
                (command, receipt) -> receipt.changed());
    }

    /** With all values, for good. */
    @DeleteMapping("/{field}")
    ResponseEntity<Object> delete(@PathVariable UUID organizationId, @PathVariable String field, Caller caller) {
        if (DefaultField.ofKey(field).isPresent()) {
            throw Refusal.conflict("profile-field.locked", "This field can be renamed, and nothing else.");
        }
        UUID id = id(field);
        return commands.send(
                () -> new DeleteField(
                        organizationId, id, versions.of(organizationId).moved()),
                caller,
                (command, receipt) -> receipt.withoutVersion().changed());
    }

    private static UUID id(String field) {
        return CanonicalUuid.parse(field)
                .orElseThrow(() -> Refusal.notFound("profile-field.not-found", "There is no such field here."));
    }
}
