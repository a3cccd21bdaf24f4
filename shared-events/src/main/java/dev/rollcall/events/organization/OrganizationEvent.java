package dev.rollcall.events.organization;

import dev.rollcall.events.DataSubject;
import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Personal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to an organization; its stream is {@code organization/<id>}. */
public sealed interface OrganizationEvent extends DomainEvent {

    /** A tenant came to be, with the person who will run it (R1). */
    @EventType(name = "organization.registered")
    record OrganizationRegistered(UUID organizationId, String name, String dataCentre, Plan plan, FirstUser superAdmin)
            implements OrganizationEvent {}

    /** The person who registers an organization and becomes its super admin. */
    record FirstUser(
            @DataSubject UUID userId,
            @Personal String fullName,
            @Personal String email) {}

    /** A department was opened (R8). */
    @EventType(name = "organization.department-created")
    record DepartmentCreated(UUID organizationId, UUID departmentId, String name) implements OrganizationEvent {}

    /** A department goes by another name from now on (R8). */
    @EventType(name = "organization.department-renamed")
    record DepartmentRenamed(UUID organizationId, UUID departmentId, String name) implements OrganizationEvent {}

    /** A department takes nobody new any more (R8). */
    @EventType(name = "organization.department-archived")
    record DepartmentArchived(UUID organizationId, UUID departmentId) implements OrganizationEvent {}

    /** A team was formed (R8). */
    @EventType(name = "organization.team-created")
    record TeamCreated(UUID organizationId, UUID teamId, String name) implements OrganizationEvent {}

    /** A team goes by another name from now on (R8). */
    @EventType(name = "organization.team-renamed")
    record TeamRenamed(UUID organizationId, UUID teamId, String name) implements OrganizationEvent {}

    /** A team takes nobody new any more (R8). */
    @EventType(name = "organization.team-archived")
    record TeamArchived(UUID organizationId, UUID teamId) implements OrganizationEvent {}

    /** The organization goes by another name from now on. */
    @EventType(name = "organization.renamed")
    record OrganizationRenamed(UUID organizationId, String name) implements OrganizationEvent {}

    /** The organization pays for something else (R3). */
    @EventType(name = "organization.plan-changed")
    record PlanChanged(UUID organizationId, Plan plan) implements OrganizationEvent {}

    /** The organization has bought licences, or given some back (R3, R70). */
    @EventType(name = "organization.licences-changed")
    record LicencesChanged(UUID organizationId, int licences) implements OrganizationEvent {}

    /** A user works with one of the organization's licences from now on, invited ones too (R70). */
    @EventType(name = "organization.licence-assigned")
    record LicenceAssigned(UUID organizationId, UUID userId) implements OrganizationEvent {}

    /** The licence is for somebody else to take (R70–R72). */
    @EventType(name = "organization.licence-freed")
    record LicenceFreed(UUID organizationId, UUID userId, LicenceEnd reason) implements OrganizationEvent {}

    /** Another system has a say here from now on, or no more (R9). */
    @EventType(name = "organization.integration-switched")
    record IntegrationSwitched(UUID organizationId, String name, boolean enabled) implements OrganizationEvent {}

    /** A field that every organization has is called something else here (R7). */
    @EventType(name = "organization.default-field-renamed")
    record DefaultFieldRenamed(UUID organizationId, DefaultField field, String label) implements OrganizationEvent {}

    /** Profiles have one more field (R7). */
    @EventType(name = "organization.profile-field-defined")
    record ProfileFieldDefined(UUID organizationId, UUID fieldId, CustomField field) implements OrganizationEvent {}

    /** A field of the organization's own is something else from now on (R7). */
    @EventType(name = "organization.profile-field-redefined")
    record ProfileFieldRedefined(UUID organizationId, UUID fieldId, CustomField field, boolean disabled)
            implements OrganizationEvent {}

    /** Nobody sees or changes the values any more; they are kept (R7). */
    @EventType(name = "organization.profile-field-disabled")
    record ProfileFieldDisabled(UUID organizationId, UUID fieldId) implements OrganizationEvent {}

    /** The field is back, with its values (R7). */
    @EventType(name = "organization.profile-field-enabled")
    record ProfileFieldEnabled(UUID organizationId, UUID fieldId, CustomField field) implements OrganizationEvent {}

    /** The field is no more, nor are its values (R7). */
    @EventType(name = "organization.profile-field-deleted")
    record ProfileFieldDeleted(UUID organizationId, UUID fieldId, boolean wasDisabled) implements OrganizationEvent {}

    /** What the organization demands of its users is another (R6); {@link DefaultPolicies} were before. */
    sealed interface PolicyChanged extends OrganizationEvent {}

    /** Whether users must sign in with a second factor (R6). */
    @EventType(name = "organization.two-factor-policy-changed")
    record TwoFactorPolicyChanged(UUID organizationId, TwoFactorRequirement requirement) implements PolicyChanged {}

    /**
     * What passwords must be (R6, R45).
     *
     * @param minimumLength in code points
     * @param maximumAgeDays null for any
     * @param historyLength how many passwords before must not come back
     */
    @EventType(name = "organization.password-policy-changed")
    record PasswordPolicyChanged(
            UUID organizationId,
            int minimumLength,
            @Nullable Integer maximumAgeDays,
            int historyLength) implements PolicyChanged {}

    /**
     * How long sessions last, and how many a user may have (R6).
     *
     * @param concurrentSessions at the same time; one more ends the oldest
     */
    @EventType(name = "organization.session-policy-changed")
    record SessionPolicyChanged(UUID organizationId, long lifetimeSeconds, long idleSeconds, int concurrentSessions)
            implements PolicyChanged {}

    /**
     * From where users may call (R6).
     *
     * @param ranges in CIDR notation; empty for anywhere
     */
    @EventType(name = "organization.allowed-ips-policy-changed")
    record AllowedIpsPolicyChanged(UUID organizationId, List<String> ranges) implements PolicyChanged {}

    /** Whether users may chat with those who are not a part of the organization (R6, R83). */
    @EventType(name = "organization.external-chat-policy-changed")
    record ExternalChatPolicyChanged(UUID organizationId, boolean allowed) implements PolicyChanged {}

    /** A channel was opened (R8), by who owns it from now on; null for the operator. */
    @EventType(name = "organization.channel-created")
    record ChannelCreated(
            UUID organizationId,
            UUID channelId,
            String name,
            ChannelKind kind,
            @Nullable UUID teamId,
            @Nullable UUID ownerId)
            implements OrganizationEvent {}

    /** A channel goes by another name from now on (R8). */
    @EventType(name = "organization.channel-renamed")
    record ChannelRenamed(UUID organizationId, UUID channelId, String name) implements OrganizationEvent {}

    /** Somebody else owns a channel from now on (R52). */
    @EventType(name = "organization.channel-handed-over")
    record ChannelHandedOver(UUID organizationId, UUID channelId, UUID previousOwnerId, UUID ownerId)
            implements OrganizationEvent {}

    /** A channel takes nobody new any more (R8). */
    @EventType(name = "organization.channel-archived")
    record ChannelArchived(UUID organizationId, UUID channelId) implements OrganizationEvent {}

    /** A network was founded (R8). */
    @EventType(name = "organization.network-created")
    record NetworkCreated(UUID organizationId, UUID networkId, String name, Joining joining)
            implements OrganizationEvent {}

    /** A network goes by another name from now on (R8). */
    @EventType(name = "organization.network-renamed")
    record NetworkRenamed(UUID organizationId, UUID networkId, String name) implements OrganizationEvent {}

    /** One joins a network in another way from now on (R15). */
    @EventType(name = "organization.network-joining-changed")
    record NetworkJoiningChanged(UUID organizationId, UUID networkId, Joining joining) implements OrganizationEvent {}

    /** A network takes nobody new any more (R8). */
    @EventType(name = "organization.network-archived")
    record NetworkArchived(UUID organizationId, UUID networkId) implements OrganizationEvent {}

    /**
     * There is a role of the organization's own (R5).
     *
     * @param privileges those not named are {@code NONE}
     */
    @EventType(name = "organization.role-defined")
    record RoleDefined(UUID organizationId, String role, Map<Privilege, PrivilegeLevel> privileges)
            implements OrganizationEvent {}

    /**
     * A role of the organization's own means something else from now on (R5).
     *
     * @param privileges those not named are {@code NONE}
     */
    @EventType(name = "organization.role-redefined")
    record RoleRedefined(UUID organizationId, String role, Map<Privilege, PrivilegeLevel> privileges)
            implements OrganizationEvent {}

    /** The role is no more; its users are members again (R5). */
    @EventType(name = "organization.role-deleted")
    record RoleDeleted(UUID organizationId, String role) implements OrganizationEvent {}
}
