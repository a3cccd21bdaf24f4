package dev.rollcall.query.user;

import dev.rollcall.events.external.ExternalUserEvent;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserInvited;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserJoined;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserLicenceChanged;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserProfileChanged;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserReadmitted;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserRemoved;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserRestricted;
import dev.rollcall.events.organization.LicenceEnd;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentCreated;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentRenamed;
import dev.rollcall.events.organization.OrganizationEvent.LicenceAssigned;
import dev.rollcall.events.organization.OrganizationEvent.LicenceFreed;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldDeleted;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldDisabled;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldEnabled;
import dev.rollcall.events.organization.OrganizationEvent.TeamCreated;
import dev.rollcall.events.organization.OrganizationEvent.TeamRenamed;
import dev.rollcall.events.user.InvitationEnd;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent;
import dev.rollcall.events.user.UserEvent.DeletionCompleted;
import dev.rollcall.events.user.UserEvent.DepartmentPermissionsChanged;
import dev.rollcall.events.user.UserEvent.EmailAdded;
import dev.rollcall.events.user.UserEvent.EmailRemoved;
import dev.rollcall.events.user.UserEvent.EmailVerificationFailed;
import dev.rollcall.events.user.UserEvent.EmailVerificationRequested;
import dev.rollcall.events.user.UserEvent.EmailVerified;
import dev.rollcall.events.user.UserEvent.ErasureCompleted;
import dev.rollcall.events.user.UserEvent.InvitationEnded;
import dev.rollcall.events.user.UserEvent.InvitationRenewed;
import dev.rollcall.events.user.UserEvent.LastSeenVisibilityChanged;
import dev.rollcall.events.user.UserEvent.LegalHoldLifted;
import dev.rollcall.events.user.UserEvent.LegalHoldPlaced;
import dev.rollcall.events.user.UserEvent.MembershipEvent;
import dev.rollcall.events.user.UserEvent.PrimaryEmailChanged;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserActivated;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserAssignedToTeam;
import dev.rollcall.events.user.UserEvent.UserDeactivated;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import dev.rollcall.events.user.UserEvent.UserDepartmentChanged;
import dev.rollcall.events.user.UserEvent.UserErased;
import dev.rollcall.events.user.UserEvent.UserInvited;
import dev.rollcall.events.user.UserEvent.UserRestored;
import dev.rollcall.events.user.UserEvent.UserRoleChanged;
import dev.rollcall.events.user.UserEvent.UserUnassignedFromTeam;
import dev.rollcall.events.user.UserEvent.WorkFieldsSynchronized;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Everything about one user: profile, place and addresses (R12, R14, R20). */
@Component
@ProcessingGroup(UserProfileProjection.NAME)
class UserProfileProjection extends Projection {

    static final String NAME = "user-profile";

    private static final String ERASED = "[erased]";

    private static final Table<UUID, ProfileRow> USERS =
            Table.withPast("user_profile_v1", ProfileRow.class, ProfileRow::id);

    /** Names of the departments and teams that profiles show. */
    private static final Table<UUID, Named> UNITS = Table.withPast("user_profile_unit_v1", Named.class, Named::id);

    /** Whether values of a field are shown. */
    private static final Table<UUID, FieldRow> FIELDS =
            Table.withPast("user_profile_field_v1", FieldRow.class, FieldRow::id);

    private final JsonMapper json;

    UserProfileProjection(JdbcClient db, JsonMapper json) {
        super(NAME, db, USERS, UNITS, FIELDS);
        this.json = json;
    }

    record FieldRow(UUID id, boolean disabled) {}

    record Named(UUID id, String name) {}

    record Email(String address, boolean primary, boolean verified) {}

    record Profile(
            UUID id,
            long version,
            UserStatus status,
            UserType type,
            String role,
            String fullName,
            String primaryEmail,
            Named department,
            List<Named> teams,
            List<Email> emails,
            Map<String, String> fields,
            boolean allDepartments,
            List<UUID> permittedDepartmentIds,
            Licence licence,
            @Nullable Instant invitationExpiresAt,
            int invitationRenewals,
            Map<String, String> sources) {}

    /** Known by the address until they say what they are called. */
    @EventHandler
    void on(UserInvited event, @SequenceNumber long sequence) {
        String name = event.fullName() == null ? event.email() : event.fullName();
        rows(USERS)
                .put(row(event, sequence, event.role(), name, event.email(), event.departmentId())
                        .with()
                        .status(UserStatus.INVITED)
                        .emails(Map.of(event.email(), false))
                        .invitationExpiresAt(event.expiresAt())
                        .build());
    }

    @EventHandler
    void on(InvitationRenewed event, @SequenceNumber long sequence) {
        change(
                event,
                sequence,
                user -> user.with()
                        .invitationExpiresAt(event.expiresAt())
                        .invitationRenewals(user.invitationRenewals() + 1)
                        .build());
    }

    /** R71: the licence ends with it, unless it was accepted; who has accepted is added then. */
    @EventHandler
    void on(InvitationEnded event, @SequenceNumber long sequence) {
        if (event.outcome() == InvitationEnd.REVOKED) {
            rows(USERS).remove(event.userId());
        } else {
            change(
                    event,
                    sequence,
                    user -> user.withInvitationExpiresAt(null)
                            .withLicence(event.outcome() == InvitationEnd.ACCEPTED ? user.licence() : Licence.FREE));
        }
    }

    /** R11: who was invited keeps the licence that was kept for them. */
    @EventHandler
    void on(UserAdded event, @SequenceNumber long sequence) {
        ProfileRow user =
                row(event, sequence, event.role(), event.fullName(), event.primaryEmail(), event.departmentId());
        rows(USERS).put(event.role() == Role.TECHNICIAN ? user.withLicence(Licence.PAID) : user);
    }

    /** R64: what the host may see of an external user. */
    @EventHandler
    void on(ExternalUserInvited event, @SequenceNumber long sequence) {
        rows(USERS)
                .put(new ProfileRow(
                        event.membershipId(),
                        event.userId(),
                        event.organizationId(),
                        sequence,
                        UserStatus.INVITED,
                        UserType.EXTERNAL,
                        Role.EXTERNAL.name(),
                        event.fullName(),
                        event.organizationId(),
                        List.of(),
                        Map.of(),
                        Map.of(event.email(), true),
                        event.email(),
                        false,
                        List.of(),
                        Licence.FREE,
                        event.expiresAt(),
                        0,
                        Map.of()));
    }

    @EventHandler
    void on(ExternalUserJoined event, @SequenceNumber long sequence) {
        change(
                event,
                sequence,
                user -> user.with()
                        .status(UserStatus.ACTIVE)
                        .fullName(event.fullName())
                        .invitationExpiresAt(null)
                        .build());
    }

    @EventHandler
    void on(ExternalUserProfileChanged event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.withFields(event.values(), event.cleared()));
    }

    @EventHandler
    void on(ExternalUserRestricted event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.withStatus(UserStatus.INACTIVE));
    }

    @EventHandler
    void on(ExternalUserReadmitted event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.withStatus(UserStatus.ACTIVE));
    }

    @EventHandler
    void on(ExternalUserLicenceChanged event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.withLicence(event.paid() ? Licence.PAID : Licence.FREE));
    }

    @EventHandler
    void on(ExternalUserRemoved event) {
        rows(USERS).remove(event.membershipId());
    }

    private static void change(ExternalUserEvent event, long sequence, UnaryOperator<ProfileRow> change) {
        rows(USERS).change(event.membershipId(), user -> change.apply(user).withVersion(sequence));
    }

    private static ProfileRow row(
            UserEvent event, long sequence, Role role, String fullName, String email, UUID departmentId) {
        return new ProfileRow(
                event.userId(),
                event.userId(),
                event.organizationId(),
                sequence,
                UserStatus.ACTIVE,
                UserType.INTERNAL,
                role.name(),
                fullName,
                departmentId,
                List.of(),
                Map.of(),
                Map.of(email, true),
                email,
                false,
                List.of(),
                Licence.FREE,
                null,
                0,
                Map.of());
    }

    /** Of the organization's stream: it does not move the user's version. */
    @EventHandler
    void on(LicenceAssigned event) {
        rows(USERS).change(event.userId(), user -> user.withLicence(Licence.PAID));
    }

    /** With an invitation or an external user it has ended already, and whoever it was for may be gone. */
    @EventHandler
    void on(LicenceFreed event) {
        if (event.reason() != LicenceEnd.INVITATION_ENDED && event.reason() != LicenceEnd.EXTERNAL_USER_LEFT) {
            rows(USERS).change(event.userId(), user -> user.withLicence(Licence.FREE));
        }
    }

    @EventHandler
    void on(ProfileChanged event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.withFields(event.values(), event.cleared()));
    }

    @EventHandler
    void on(WorkFieldsSynchronized event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.synchronizedWith(event.values(), event.cleared(), event.departmentId()));
    }

    @EventHandler
    void on(UserDepartmentChanged event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.in(event.departmentId()));
    }

    @EventHandler
    void on(UserAssignedToTeam event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.withTeam(event.teamId()));
    }

    @EventHandler
    void on(UserUnassignedFromTeam event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.withoutTeam(event.teamId()));
    }

    @EventHandler
    void on(EmailAdded event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.withEmail(event.address(), false));
    }

    /** It shows nowhere but in the version, which is the stream's. */
    @EventHandler
    void on(EmailVerificationRequested event, @SequenceNumber long sequence) {
        change(event, sequence, UnaryOperator.identity());
    }

    @EventHandler
    void on(EmailVerificationFailed event, @SequenceNumber long sequence) {
        change(event, sequence, UnaryOperator.identity());
    }

    @EventHandler
    void on(EmailVerified event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.withEmail(event.address(), true));
    }

    @EventHandler
    void on(EmailRemoved event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.withoutEmail(event.address()));
    }

    @EventHandler
    void on(PrimaryEmailChanged event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.withPrimaryEmail(event.address()));
    }

    @EventHandler
    void on(UserRoleChanged event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.inRole(event.role()));
    }

    @EventHandler
    void on(DepartmentPermissionsChanged event, @SequenceNumber long sequence) {
        change(
                event,
                sequence,
                user -> user.workingFor(
                        event.all(), event.departmentIds().stream().sorted().toList()));
    }

    @EventHandler
    void on(UserDeactivated event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.withStatus(UserStatus.INACTIVE));
    }

    @EventHandler
    void on(UserActivated event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.withStatus(UserStatus.ACTIVE));
    }

    @EventHandler
    void on(UserDeleted event, @SequenceNumber long sequence) {
        change(event, sequence, user -> user.withStatus(UserStatus.DELETED));
    }

    @EventHandler
    void on(UserRestored event, @SequenceNumber long sequence) {
        change(
                event,
                sequence,
                user -> user.inRole(event.role())
                        .with()
                        .status(event.active() ? UserStatus.ACTIVE : UserStatus.INACTIVE)
                        .departmentId(event.departmentId())
                        .primaryEmail(event.addresses().getFirst())
                        .emails(event.addresses().stream()
                                .collect(Collectors.toMap(address -> address, verified -> true)))
                        .build());
    }

    /** R53 */
    @EventHandler
    void on(UserErased event, @SequenceNumber long sequence) {
        change(
                event,
                sequence,
                user -> user.with()
                        .fullName(ERASED)
                        .primaryEmail(ERASED)
                        .emails(Map.of())
                        .fields(Map.of())
                        .sources(Map.of())
                        .build());
        sweep(USERS, """
                update %s set full_name = '[erased]', primary_email = '[erased]', emails = '{}', fields = '{}', sources = '{}'
                where user_id = ?""", event.userId());
    }

    /** Shown elsewhere; but the version is the stream's. */
    @EventHandler
    void on(MembershipEvent event, @SequenceNumber long sequence) {
        change(event, sequence, UnaryOperator.identity());
    }

    @EventHandler
    void on(LastSeenVisibilityChanged event, @SequenceNumber long sequence) {
        change(event, sequence, UnaryOperator.identity());
    }

    @EventHandler
    void on(DeletionCompleted event, @SequenceNumber long sequence) {
        change(event, sequence, UnaryOperator.identity());
    }

    @EventHandler
    void on(LegalHoldPlaced event, @SequenceNumber long sequence) {
        change(event, sequence, UnaryOperator.identity());
    }

    @EventHandler
    void on(LegalHoldLifted event, @SequenceNumber long sequence) {
        change(event, sequence, UnaryOperator.identity());
    }

    @EventHandler
    void on(ErasureCompleted event, @SequenceNumber long sequence) {
        change(event, sequence, UnaryOperator.identity());
    }

    private static void change(UserEvent event, long sequence, UnaryOperator<ProfileRow> change) {
        rows(USERS).change(event.userId(), user -> change.apply(user).withVersion(sequence));
    }

    @EventHandler
    void on(ProfileFieldDisabled event) {
        rows(FIELDS).put(new FieldRow(event.fieldId(), true));
    }

    @EventHandler
    void on(ProfileFieldEnabled event) {
        rows(FIELDS).put(new FieldRow(event.fieldId(), false));
    }

    /** R7: with all its values. */
    @EventHandler
    void on(ProfileFieldDeleted event) {
        String field = event.fieldId().toString();
        sweep(
                USERS,
                "update %s set fields = fields - ? where organization_id = ? and jsonb_exists(fields, ?)",
                field,
                event.organizationId(),
                field);
    }

    @EventHandler
    void on(DepartmentCreated event) {
        rows(UNITS).put(new Named(event.departmentId(), event.name()));
    }

    @EventHandler
    void on(DepartmentRenamed event) {
        rows(UNITS).put(new Named(event.departmentId(), event.name()));
    }

    @EventHandler
    void on(TeamCreated event) {
        rows(UNITS).put(new Named(event.teamId(), event.name()));
    }

    @EventHandler
    void on(TeamRenamed event) {
        rows(UNITS).put(new Named(event.teamId(), event.name()));
    }

    Optional<Profile> find(UUID organizationId, UUID userId) {
        return db.sql("""
                select p.*, d.name as department_name,
                       p.fields - array(select f.id::text from user_profile_field_v1 f where f.disabled) as shown_fields,
                       (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name)
                                                 order by array_position(p.team_ids, t.id)), '[]')
                        from user_profile_unit_v1 t where t.id = any (p.team_ids)) as teams
                from user_profile_v1 p
                join user_profile_unit_v1 d on d.id = p.department_id
                where p.user_id = ? and p.organization_id = ?""")
                .params(userId, organizationId)
                .query((row, i) -> {
                    String primary = row.getString("primary_email");
                    Map<String, Boolean> emails =
                            json.readValue(row.getString("emails"), new TypeReference<TreeMap<String, Boolean>>() {});
                    return new Profile(
                            userId,
                            row.getLong("version"),
                            UserStatus.valueOf(row.getString("status")),
                            UserType.valueOf(row.getString("type")),
                            row.getString("role"),
                            row.getString("full_name"),
                            primary,
                            new Named(row.getObject("department_id", UUID.class), row.getString("department_name")),
                            json.readValue(row.getString("teams"), new TypeReference<List<Named>>() {}),
                            emails.entrySet().stream()
                                    .map(email -> new Email(
                                            email.getKey(), email.getKey().equals(primary), email.getValue()))
                                    .toList(),
                            json.readValue(
                                    row.getString("shown_fields"), new TypeReference<TreeMap<String, String>>() {}),
                            row.getBoolean("all_departments"),
                            List.of((UUID[])
                                    row.getArray("permitted_department_ids").getArray()),
                            Licence.valueOf(row.getString("licence")),
                            Optional.ofNullable(row.getObject("invitation_expires_at", OffsetDateTime.class))
                                    .map(OffsetDateTime::toInstant)
                                    .orElse(null),
                            row.getInt("invitation_renewals"),
                            json.readValue(row.getString("sources"), new TypeReference<TreeMap<String, String>>() {}));
                })
                .optional();
    }
}
