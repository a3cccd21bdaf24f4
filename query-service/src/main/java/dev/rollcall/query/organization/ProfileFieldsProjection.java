package dev.rollcall.query.organization;

import dev.rollcall.events.organization.OrganizationEvent.DefaultFieldRenamed;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldDefined;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldDeleted;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldDisabled;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldEnabled;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldRedefined;
import dev.rollcall.query.organization.ProfileFieldsRow.Custom;
import dev.rollcall.query.organization.ProfileFieldsRow.Label;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The profile fields of every organization (R7). */
@Component
@ProcessingGroup(ProfileFieldsProjection.NAME)
class ProfileFieldsProjection extends Projection {

    static final String NAME = "profile-fields";

    private static final Table<UUID, ProfileFieldsRow> FIELDS =
            Table.withPast("profile_fields_v1", ProfileFieldsRow.class, ProfileFieldsRow::id);

    private final JsonMapper json;

    ProfileFieldsProjection(JdbcClient db, JsonMapper json) {
        super(NAME, db, FIELDS);
        this.json = json;
    }

    @EventHandler
    void on(OrganizationRegistered event) {
        rows(FIELDS).put(new ProfileFieldsRow(event.organizationId(), Map.of(), Map.of()));
    }

    @EventHandler
    void on(DefaultFieldRenamed event, @SequenceNumber long sequence) {
        rows(FIELDS).change(event.organizationId(), row -> row.renamed(event.field(), event.label(), sequence));
    }

    @EventHandler
    void on(ProfileFieldDefined event, @SequenceNumber long sequence) {
        rows(FIELDS)
                .change(
                        event.organizationId(),
                        row -> row.with(event.fieldId(), before -> new Custom(event.field(), false, sequence)));
    }

    @EventHandler
    void on(ProfileFieldRedefined event, @SequenceNumber long sequence) {
        rows(FIELDS)
                .change(
                        event.organizationId(),
                        row -> row.with(
                                event.fieldId(), before -> new Custom(event.field(), event.disabled(), sequence)));
    }

    @EventHandler
    void on(ProfileFieldDisabled event, @SequenceNumber long sequence) {
        rows(FIELDS)
                .change(
                        event.organizationId(),
                        row -> row.with(
                                event.fieldId(),
                                before -> new Custom(
                                        Objects.requireNonNull(before).field(), true, sequence)));
    }

    @EventHandler
    void on(ProfileFieldEnabled event, @SequenceNumber long sequence) {
        rows(FIELDS)
                .change(
                        event.organizationId(),
                        row -> row.with(event.fieldId(), before -> new Custom(event.field(), false, sequence)));
    }

    @EventHandler
    void on(ProfileFieldDeleted event) {
        rows(FIELDS).change(event.organizationId(), row -> row.with(event.fieldId(), before -> null));
    }

    Optional<ProfileFieldsRow> of(UUID organizationId) {
        return db.sql("select labels, fields from profile_fields_v1 where id = ?")
                .param(organizationId)
                .query((row, i) -> new ProfileFieldsRow(
                        organizationId,
                        json.readValue(row.getString("labels"), new TypeReference<Map<String, Label>>() {}),
                        json.readValue(row.getString("fields"), new TypeReference<Map<String, Custom>>() {})))
                .optional();
    }
}
