package dev.rollcall.command.organization;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import dev.rollcall.command.organization.OrganizationCommand.ArchiveUnit;
import dev.rollcall.command.organization.OrganizationCommand.AssignLicence;
import dev.rollcall.command.organization.OrganizationCommand.ChangeField;
import dev.rollcall.command.organization.OrganizationCommand.ChangeNetwork;
import dev.rollcall.command.organization.OrganizationCommand.ChangeOrganization;
import dev.rollcall.command.organization.OrganizationCommand.ChangePolicy;
import dev.rollcall.command.organization.OrganizationCommand.CreateChannel;
import dev.rollcall.command.organization.OrganizationCommand.CreateNetwork;
import dev.rollcall.command.organization.OrganizationCommand.CreateUnit;
import dev.rollcall.command.organization.OrganizationCommand.DefineField;
import dev.rollcall.command.organization.OrganizationCommand.DefineRole;
import dev.rollcall.command.organization.OrganizationCommand.DeleteField;
import dev.rollcall.command.organization.OrganizationCommand.DeleteRole;
import dev.rollcall.command.organization.OrganizationCommand.FieldCommand;
import dev.rollcall.command.organization.OrganizationCommand.FreeLicence;
import dev.rollcall.command.organization.OrganizationCommand.HandOverChannels;
import dev.rollcall.command.organization.OrganizationCommand.LicenceCommand;
import dev.rollcall.command.organization.OrganizationCommand.RegisterOrganization;
import dev.rollcall.command.organization.OrganizationCommand.RenameField;
import dev.rollcall.command.organization.OrganizationCommand.RenameUnit;
import dev.rollcall.command.organization.OrganizationCommand.SwitchIntegration;
import dev.rollcall.command.organization.OrganizationCommand.UnitCommand;
import dev.rollcall.command.organization.Units.Unit;
import dev.rollcall.command.platform.Condition;
import dev.rollcall.command.platform.Metadata;
import dev.rollcall.events.organization.CustomField;
import dev.rollcall.events.organization.Joining;
import dev.rollcall.events.organization.LicenceEnd;
import dev.rollcall.events.organization.OrganizationEvent;
import dev.rollcall.events.organization.OrganizationEvent.ChannelArchived;
import dev.rollcall.events.organization.OrganizationEvent.ChannelCreated;
import dev.rollcall.events.organization.OrganizationEvent.ChannelHandedOver;
import dev.rollcall.events.organization.OrganizationEvent.ChannelRenamed;
import dev.rollcall.events.organization.OrganizationEvent.DefaultFieldRenamed;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentArchived;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentCreated;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentRenamed;
import dev.rollcall.events.organization.OrganizationEvent.IntegrationSwitched;
import dev.rollcall.events.organization.OrganizationEvent.LicenceAssigned;
import dev.rollcall.events.organization.OrganizationEvent.LicenceFreed;
import dev.rollcall.events.organization.OrganizationEvent.LicencesChanged;
import dev.rollcall.events.organization.OrganizationEvent.NetworkArchived;
import dev.rollcall.events.organization.OrganizationEvent.NetworkCreated;
import dev.rollcall.events.organization.OrganizationEvent.NetworkJoiningChanged;
import dev.rollcall.events.organization.OrganizationEvent.NetworkRenamed;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRenamed;
import dev.rollcall.events.organization.OrganizationEvent.PlanChanged;
import dev.rollcall.events.organization.OrganizationEvent.PolicyChanged;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldDefined;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldDeleted;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldDisabled;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldEnabled;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldRedefined;
import dev.rollcall.events.organization.OrganizationEvent.RoleDefined;
import dev.rollcall.events.organization.OrganizationEvent.RoleDeleted;
import dev.rollcall.events.organization.OrganizationEvent.RoleRedefined;
import dev.rollcall.events.organization.OrganizationEvent.TeamArchived;
import dev.rollcall.events.organization.OrganizationEvent.TeamCreated;
import dev.rollcall.events.organization.OrganizationEvent.TeamRenamed;
import dev.rollcall.web.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A tenant: decides about its departments, teams, channels and networks (R1, R8), and what it settles for itself (R3, R5, R6). */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "snapshotTrigger")
class Organization {

    @AggregateIdentifier
    private @Nullable String stream;

    private final Units departments = new Units(UnitKind.DEPARTMENT);
    private final Units teams = new Units(UnitKind.TEAM);
    private final Units channels = new Units(UnitKind.CHANNEL);
    private final Map<UUID, UUID> ownerOfChannel = new HashMap<>();
    private final Units networks = new Units(UnitKind.NETWORK);
    private final Map<UUID, Joining> joining = new HashMap<>();
    private final Settings settings = new Settings();
    private final Licences licences = new Licences();
    private final ProfileFields fields = new ProfileFields();
    private final Set<String> integrations = new HashSet<>();

    Organization() {}

    /** Answers the version of what the command was about, before which its condition is checked. */
    @CommandHandlerInterceptor
    @Nullable
    Object versioned(
            OrganizationCommand command,
            InterceptorChain decision,
            @MetaDataValue(Metadata.IF_MATCH) @Nullable List<Long> ifMatch)
            throws Exception {
        if (command instanceof UnitCommand about) {
            Condition.check(
                    ifMatch, units(about.kind()).existing(about.unitId()).version());
        } else if (command instanceof FieldCommand about) {
            Condition.check(ifMatch, fields.version(about.key()));
        } else if (settingOf(command) instanceof String setting) {
            Condition.check(ifMatch, settings.version(setting));
        }
        decision.proceed();
        return switch (command) {
            case RegisterOrganization about -> settings.version(Settings.ORGANIZATION);
            case ChangeOrganization about -> settings.version(Settings.ORGANIZATION);
            case ChangePolicy about -> settings.version(about.policy().name());
            case DefineRole about -> settings.version(about.role());
            case DeleteRole about -> settings.version(about.role());
            case LicenceCommand about -> getVersion();
            case FieldCommand about -> fields.version(about.key());
            case SwitchIntegration about -> getVersion();
            case CreateUnit about ->
                units(about.kind()).existing(about.unitId()).version();
            case CreateChannel about -> channels.existing(about.unitId()).version();
            case CreateNetwork about -> networks.existing(about.unitId()).version();
            case HandOverChannels about -> getVersion();
            case UnitCommand about ->
                units(about.kind()).existing(about.unitId()).version();
        };
    }

    /** What a command is about, if it is neither new nor a department, team, channel or network. */
    private static @Nullable String settingOf(OrganizationCommand command) {
        return switch (command) {
            case ChangeOrganization about -> Settings.ORGANIZATION;
            case ChangePolicy about -> about.policy().name();
            case DefineRole about -> about.role();
            case DeleteRole about -> about.role();
            case RegisterOrganization about -> null;
            case LicenceCommand about -> null;
            case FieldCommand about -> null;
            case SwitchIntegration about -> null;
            case CreateUnit about -> null;
            case CreateChannel about -> null;
            case CreateNetwork about -> null;
            case HandOverChannels about -> null;
            case UnitCommand about -> null;
        };
    }

    /**
     * R1; the department that stands for the whole organization (R8) has the organization's own id. Not void: of such a
     * handler that creates, the framework would answer the stream instead of the version.
     */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    long decide(RegisterOrganization command) {
        apply(new OrganizationRegistered(
                command.organizationId(), command.name(), command.dataCentre(), command.plan(), command.superAdmin()));
        if (command.licences() > 0) {
            apply(new LicencesChanged(command.organizationId(), command.licences()));
        }
        apply(UnitKind.DEPARTMENT.created(command.organizationId(), command.organizationId(), command.name()));
        return settings.version(Settings.ORGANIZATION);
    }

    /** R3 */
    @CommandHandler
    void decide(ChangeOrganization command) {
        if (!command.bySuperAdmin() && (command.plan() != null || command.licences() != null)) {
            throw Refusal.of(
                    Refusal.Reason.FORBIDDEN,
                    "access.super-admin-only",
                    "Only a super admin changes what is paid for.");
        }
        if (command.name() != null && !settings.isNamed(command.name())) {
            apply(new OrganizationRenamed(command.organizationId(), command.name()));
        }
        if (command.plan() != null && !settings.isOn(command.plan())) {
            settings.refusePlan(command.plan());
            apply(new PlanChanged(command.organizationId(), command.plan()));
        }
        if (command.licences() != null && !licences.are(command.licences())) {
            List<UUID> freed = licences.beyond(command.licences(), command.ranking());
            apply(new LicencesChanged(command.organizationId(), command.licences()));
            freed.forEach(user -> apply(new LicenceFreed(command.organizationId(), user, LicenceEnd.LICENCES_LOWERED)));
        }
    }

    /** R9 */
    @CommandHandler
    void decide(SwitchIntegration command) {
        if (command.enabled() != integrations.contains(command.name())) {
            apply(new IntegrationSwitched(command.organizationId(), command.name(), command.enabled()));
        }
    }

    /** R7 */
    @CommandHandler
    void decide(RenameField command) {
        fields.refuseTakenLabel(command.key(), command.label());
        if (!fields.isCalled(command.field(), command.label())) {
            apply(new DefaultFieldRenamed(command.organizationId(), command.field(), command.label()));
        }
    }

    /** R7 */
    @CommandHandler
    void decide(DefineField command) {
        fields.refuseOneMore();
        fields.refuseTakenLabel(command.key(), command.field().label());
        ProfileFields.refuseOptions(command.field());
        apply(new ProfileFieldDefined(command.organizationId(), command.fieldId(), command.field()));
    }

    /** R7 */
    @CommandHandler
    void decide(ChangeField command) {
        CustomField before = fields.custom(command.fieldId());
        CustomField after = command.of(before);
        fields.refuseTakenLabel(command.key(), after.label());
        ProfileFields.refuseRedefinition(before, after);
        ProfileFields.refuseOptions(after);
        boolean isDisabled = fields.isDisabled(command.fieldId());
        if (!after.equals(before)) {
            apply(new ProfileFieldRedefined(command.organizationId(), command.fieldId(), after, isDisabled));
        }
        if (Boolean.TRUE.equals(command.disabled()) && !isDisabled) {
            apply(new ProfileFieldDisabled(command.organizationId(), command.fieldId()));
        } else if (Boolean.FALSE.equals(command.disabled()) && isDisabled) {
            apply(new ProfileFieldEnabled(command.organizationId(), command.fieldId(), after));
        }
    }

    /** R7 */
    @CommandHandler
    void decide(DeleteField command) {
        fields.custom(command.fieldId());
        apply(new ProfileFieldDeleted(
                command.organizationId(), command.fieldId(), fields.isDisabled(command.fieldId())));
    }

    /** R70 */
    @CommandHandler
    void decide(AssignLicence command) {
        if (!licences.isHeldBy(command.userId())) {
            licences.refuseOneMore();
            apply(new LicenceAssigned(command.organizationId(), command.userId()));
        }
    }

    @CommandHandler
    void decide(FreeLicence command) {
        if (licences.isHeldBy(command.userId())) {
            apply(new LicenceFreed(command.organizationId(), command.userId(), command.reason()));
        }
    }

    /** R6 */
    @CommandHandler
    void decide(ChangePolicy command) {
        if (!settings.holds(command.policy())) {
            apply(command.policy().changed(command.organizationId()));
        }
    }

    /** R5 */
    @CommandHandler
    void decide(DefineRole command) {
        settings.refuseRole(command.role());
        settings.refuseBeyond(command.own(), command.role(), command.privileges());
        if (!settings.hasRole(command.role())) {
            apply(new RoleDefined(command.organizationId(), command.role(), command.privileges()));
        } else if (!settings.hasRole(command.role(), command.privileges())) {
            apply(new RoleRedefined(command.organizationId(), command.role(), command.privileges()));
        }
    }

    /** R5; what becomes of its users follows from the event. */
    @CommandHandler
    void decide(DeleteRole command) {
        if (!settings.hasRole(command.role())) {
            throw Refusal.notFound("role.not-found", "There is no such role here.");
        }
        settings.refuseBeyond(command.own(), command.role(), Map.of());
        apply(new RoleDeleted(command.organizationId(), command.role()));
    }

    @CommandHandler
    void decide(CreateUnit command) {
        units(command.kind()).refuseTakenName(command.unitId(), command.name());
        apply(command.kind().created(command.organizationId(), command.unitId(), command.name()));
    }

    /** R8; a channel of a team needs one that is open. */
    @CommandHandler
    void decide(CreateChannel command) {
        channels.refuseTakenName(command.unitId(), command.name());
        apply(new ChannelCreated(
                command.organizationId(),
                command.unitId(),
                command.name(),
                command.channelKind(),
                command.teamId(),
                command.ownerId()));
    }

    /** R52 */
    @CommandHandler
    void decide(HandOverChannels command) {
        ownerOfChannel.entrySet().stream()
                .filter(channel -> channel.getValue().equals(command.ownerId()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList()
                .forEach(channel -> apply(new ChannelHandedOver(
                        command.organizationId(), channel, command.ownerId(), command.successorId())));
    }

    @CommandHandler
    void decide(CreateNetwork command) {
        networks.refuseTakenName(command.unitId(), command.name());
        apply(new NetworkCreated(command.organizationId(), command.unitId(), command.name(), command.joining()));
    }

    /** R8, R15 */
    @CommandHandler
    void decide(ChangeNetwork command) {
        Unit network = networks.open(command.unitId());
        if (command.name() != null && !network.name().equals(command.name())) {
            networks.refuseTakenName(command.unitId(), command.name());
            apply(new NetworkRenamed(command.organizationId(), command.unitId(), command.name()));
        }
        if (command.joining() != null && joining.get(command.unitId()) != command.joining()) {
            apply(new NetworkJoiningChanged(command.organizationId(), command.unitId(), command.joining()));
        }
    }

    @CommandHandler
    void decide(RenameUnit command) {
        Units all = units(command.kind());
        Unit unit = all.open(command.unitId());
        all.refuseTakenName(command.unitId(), command.name());
        if (!unit.name().equals(command.name())) {
            apply(command.kind().renamed(command.organizationId(), command.unitId(), command.name()));
        }
    }

    @CommandHandler
    void decide(ArchiveUnit command) {
        units(command.kind()).open(command.unitId());
        if (command.unitId().equals(command.organizationId())) {
            throw Refusal.conflict(
                    "department.of-whole-organization", "The department of the whole organization stays.");
        }
        apply(command.kind().archived(command.organizationId(), command.unitId()));
    }

    @EventSourcingHandler
    void evolve(OrganizationEvent event, @SequenceNumber long version) {
        switch (event) {
            case OrganizationRegistered e -> {
                stream = "organization/" + e.organizationId();
                settings.named(e.name(), version);
                settings.paying(e.plan(), version);
            }
            case OrganizationRenamed e -> settings.named(e.name(), version);
            case PlanChanged e -> settings.paying(e.plan(), version);
            case LicencesChanged e -> {
                licences.buy(e.licences());
                settings.licensed(version);
            }
            case IntegrationSwitched e -> {
                if (e.enabled()) {
                    integrations.add(e.name());
                } else {
                    integrations.remove(e.name());
                }
            }
            case DefaultFieldRenamed e -> fields.renamed(e.field(), e.label(), version);
            case ProfileFieldDefined e -> fields.defined(e.fieldId(), e.field(), version);
            case ProfileFieldRedefined e -> fields.defined(e.fieldId(), e.field(), version);
            case ProfileFieldDisabled e -> fields.disabled(e.fieldId(), true, version);
            case ProfileFieldEnabled e -> fields.disabled(e.fieldId(), false, version);
            case ProfileFieldDeleted e -> fields.deleted(e.fieldId(), version);
            case LicenceAssigned e -> licences.assign(e.userId());
            case LicenceFreed e -> licences.free(e.userId());
            case PolicyChanged e -> settings.demanding(Policy.of(e), version);
            case RoleDefined e -> settings.defined(e.role(), e.privileges(), version);
            case RoleRedefined e -> settings.defined(e.role(), e.privileges(), version);
            case RoleDeleted e -> settings.deleted(e.role(), version);
            case DepartmentCreated e -> departments.named(e.departmentId(), e.name(), version);
            case DepartmentRenamed e -> departments.named(e.departmentId(), e.name(), version);
            case DepartmentArchived e -> departments.archived(e.departmentId(), version);
            case TeamCreated e -> teams.named(e.teamId(), e.name(), version);
            case TeamRenamed e -> teams.named(e.teamId(), e.name(), version);
            case TeamArchived e -> teams.archived(e.teamId(), version);
            case ChannelCreated e -> {
                channels.named(e.channelId(), e.name(), version);
                if (e.ownerId() != null) {
                    ownerOfChannel.put(e.channelId(), e.ownerId());
                }
            }
            case ChannelHandedOver e -> ownerOfChannel.put(e.channelId(), e.ownerId());
            case ChannelRenamed e -> channels.named(e.channelId(), e.name(), version);
            case ChannelArchived e -> channels.archived(e.channelId(), version);
            case NetworkCreated e -> {
                networks.named(e.networkId(), e.name(), version);
                joining.put(e.networkId(), e.joining());
            }
            case NetworkRenamed e -> networks.named(e.networkId(), e.name(), version);
            case NetworkJoiningChanged e -> {
                networks.named(e.networkId(), networks.existing(e.networkId()).name(), version);
                joining.put(e.networkId(), e.joining());
            }
            case NetworkArchived e -> networks.archived(e.networkId(), version);
        }
    }

    private Units units(UnitKind kind) {
        return switch (kind) {
            case DEPARTMENT -> departments;
            case TEAM -> teams;
            case CHANNEL -> channels;
            case NETWORK -> networks;
        };
    }
}
