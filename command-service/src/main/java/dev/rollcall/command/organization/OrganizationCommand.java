package dev.rollcall.command.organization;

import dev.rollcall.command.platform.Command;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.organization.ChannelKind;
import dev.rollcall.events.organization.CustomField;
import dev.rollcall.events.organization.DefaultField;
import dev.rollcall.events.organization.Joining;
import dev.rollcall.events.organization.LicenceEnd;
import dev.rollcall.events.organization.OrganizationEvent.FirstUser;
import dev.rollcall.events.organization.Plan;
import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of an organization. */
sealed interface OrganizationCommand extends Command {

    UUID organizationId();

    @Override
    default String stream() {
        return "organization/" + organizationId();
    }

    /** @param licences bought from the start */
    record RegisterOrganization(
            UUID organizationId, String name, String dataCentre, Plan plan, int licences, FirstUser superAdmin)
            implements OrganizationCommand {}

    record CreateUnit(UUID organizationId, UnitKind kind, UUID unitId, String name) implements OrganizationCommand {}

    /**
     * @param teamId of a channel that is for one team
     * @param ownerId null for the operator
     */
    record CreateChannel(
            UUID organizationId,
            UUID unitId,
            String name,
            ChannelKind channelKind,
            @Nullable UUID teamId,
            @Nullable UUID ownerId)
            implements OrganizationCommand {}

    /** Because the owner was deleted (R52). */
    record HandOverChannels(UUID organizationId, UUID ownerId, UUID successorId) implements OrganizationCommand {}

    record CreateNetwork(UUID organizationId, UUID unitId, String name, Joining joining)
            implements OrganizationCommand {}

    /**
     * Null for what stays as it is.
     *
     * @param bySuperAdmin whether the caller is one (R3)
     * @param ranking who keeps a licence first (R72)
     */
    record ChangeOrganization(
            UUID organizationId,
            @Nullable String name,
            @Nullable Plan plan,
            @Nullable Integer licences,
            boolean bySuperAdmin,
            List<UUID> ranking)
            implements OrganizationCommand {}

    record ChangePolicy(UUID organizationId, Policy policy) implements OrganizationCommand {}

    /** @param own privileges of the caller, beyond which nobody gives or takes */
    record DefineRole(
            UUID organizationId,
            String role,
            Map<Privilege, PrivilegeLevel> privileges,
            Map<Privilege, PrivilegeLevel> own)
            implements OrganizationCommand {}

    /**
     * @param own privileges of the caller, beyond which nobody gives or takes
     * @param claims that nobody has been given the role since one looked who has it
     */
    record DeleteRole(UUID organizationId, String role, Map<Privilege, PrivilegeLevel> own, List<Claim> claims)
            implements OrganizationCommand {}

    record SwitchIntegration(UUID organizationId, String name, boolean enabled) implements OrganizationCommand {}

    /** A change of the profile fields; moves what values are held against. */
    sealed interface FieldCommand extends OrganizationCommand {

        /** By which the field is known. */
        String key();
    }

    record RenameField(UUID organizationId, DefaultField field, String label) implements FieldCommand {

        @Override
        public String key() {
            return field.key();
        }
    }

    /** A change of a field of the organization's own. */
    sealed interface CustomFieldCommand extends FieldCommand {

        UUID fieldId();

        @Override
        default String key() {
            return fieldId().toString();
        }
    }

    record DefineField(UUID organizationId, UUID fieldId, CustomField field, List<Claim> claims)
            implements CustomFieldCommand {}

    /** Null for what stays as it is. */
    record ChangeField(
            UUID organizationId,
            UUID fieldId,
            @Nullable String label,
            @Nullable List<String> options,
            @Nullable Boolean mandatory,
            @Nullable Boolean selfEditable,
            @Nullable Boolean personal,
            @Nullable Boolean disabled,
            List<Claim> claims)
            implements CustomFieldCommand {

        CustomField of(CustomField before) {
            return new CustomField(
                    label == null ? before.label() : label,
                    before.type(),
                    options == null ? before.options() : options,
                    mandatory == null ? before.mandatory() : mandatory,
                    selfEditable == null ? before.selfEditable() : selfEditable,
                    personal == null ? before.personal() : personal);
        }
    }

    record DeleteField(UUID organizationId, UUID fieldId, List<Claim> claims) implements CustomFieldCommand {}

    /** A change of who works with a licence. */
    sealed interface LicenceCommand extends OrganizationCommand {}

    /** @param claims what else has to hold, such as that the user is active */
    record AssignLicence(UUID organizationId, UUID userId, List<Claim> claims) implements LicenceCommand {}

    /** Nothing for who has none. */
    record FreeLicence(UUID organizationId, UUID userId, LicenceEnd reason, List<Claim> claims)
            implements LicenceCommand {}

    /** A change of a department, team, channel or network that exists already. */
    sealed interface UnitCommand extends OrganizationCommand {

        UnitKind kind();

        UUID unitId();
    }

    record RenameUnit(UUID organizationId, UnitKind kind, UUID unitId, String name) implements UnitCommand {}

    record ArchiveUnit(UUID organizationId, UnitKind kind, UUID unitId) implements UnitCommand {}

    /** Null for what stays as it is. */
    record ChangeNetwork(
            UUID organizationId,
            UUID unitId,
            @Nullable String name,
            @Nullable Joining joining) implements UnitCommand {

        @Override
        public UnitKind kind() {
            return UnitKind.NETWORK;
        }
    }
}
