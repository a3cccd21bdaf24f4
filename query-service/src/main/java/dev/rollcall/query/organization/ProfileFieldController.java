package dev.rollcall.query.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.events.organization.CustomField;
import dev.rollcall.events.organization.DefaultField;
import dev.rollcall.events.organization.FieldType;
import dev.rollcall.query.organization.ProfileFieldsRow.Custom;
import dev.rollcall.query.organization.ProfileFieldsRow.Label;
import dev.rollcall.query.platform.Page.Items;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads the profile fields of an organization: the fifteen that are always there, then its own (R7). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/profile-fields")
@Shows(ProfileFieldsProjection.NAME)
class ProfileFieldController {

    private final ProfileFieldsProjection fields;

    ProfileFieldController(ProfileFieldsProjection fields) {
        this.fields = fields;
    }

    /**
     * @param type of a field of the organization's own; each locked one has a form of its own
     * @param locked whether it can be renamed and nothing else
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String key,
            String label,
            @Nullable FieldType type,
            boolean locked,
            List<String> options,
            boolean mandatory,
            boolean selfEditable,
            boolean personal,
            boolean disabled) {}

    private record Versioned(Answer answer, long version) {

        static Versioned of(DefaultField field, ProfileFieldsRow row) {
            Label renamed = row.labels().get(field.key());
            return new Versioned(
                    new Answer(
                            field.key(),
                            renamed == null ? field.label() : renamed.label(),
                            null,
                            true,
                            List.of(),
                            field == DefaultField.FULL_NAME || field == DefaultField.EMAIL,
                            field.selfEditable(),
                            true,
                            false),
                    renamed == null ? 0 : renamed.version());
        }

        static Versioned of(String key, Custom custom) {
            CustomField field = custom.field();
            return new Versioned(
                    new Answer(
                            key,
                            field.label(),
                            field.type(),
                            false,
                            field.options(),
                            field.mandatory(),
                            field.selfEditable(),
                            field.personal(),
                            custom.disabled()),
                    custom.version());
        }
    }

    @GetMapping
    Items<Answer> list(@PathVariable UUID organizationId) {
        return new Items<>(all(organizationId).map(Versioned::answer).toList());
    }

    @GetMapping("/{field}")
    ResponseEntity<Answer> one(@PathVariable UUID organizationId, @PathVariable String field) {
        return all(organizationId)
                .filter(each -> each.answer().key().equals(field))
                .findFirst()
                .map(each ->
                        ResponseEntity.ok().eTag(Long.toString(each.version())).body(each.answer()))
                .orElseThrow(() -> Refusal.notFound("profile-field.not-found", "There is no such field here."));
    }

    private Stream<Versioned> all(UUID organizationId) {
        ProfileFieldsRow row = fields.of(organizationId)
                .orElseThrow(() -> Refusal.notFound("organization.not-found", "There is no such organization here."));
        return Stream.concat(
                Stream.of(DefaultField.values()).map(field -> Versioned.of(field, row)),
                row.fields().entrySet().stream().map(field -> Versioned.of(field.getKey(), field.getValue())));
    }
}
