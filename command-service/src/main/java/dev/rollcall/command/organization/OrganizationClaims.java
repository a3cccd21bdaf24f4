package dev.rollcall.command.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.access.Roles;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.ClaimRules;
import dev.rollcall.events.organization.Joining;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What other streams may rely on: that an organization, department, team, channel or network exists, under which name, and whether it
 * still takes somebody new ({@code …-open}); what the organization demands of who signs in, and what its own roles may
 * do.
 */
@Component
class OrganizationClaims implements ClaimRules {

    private static final String DIRECT = "network-direct";

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** Where the organization lives, and what it pays for, as labels. */
    static final String DATA_CENTRE = "data-centre";

    static final String PLAN = "plan";

    /** Fields that are no more, for good, for whoever destroys the key of their values (R7). */
    static final String DELETED_FIELDS = "deleted-field";

    /** Fields that values can be given, as JSON. */
    private static final String FIELD = "profile-field";

    @Override
    public Map<String, String> refusals() {
        return Map.of(
                "organization.not-found", "There is no such organization here.",
                "department.not-found", "There is no such department here.",
                "department.archived", "The department is archived and takes nobody new.",
                "team.not-found", "There is no such team here.",
                "team.archived", "The team is archived.",
                "channel.not-found", "There is no such channel here.",
                "channel.archived", "The channel is archived.",
                "network.not-found", "There is no such network here.",
                "network.archived", "The network is archived.");
    }

    @Override
    public List<Claim> claimsOf(Object payload) {
        if (!(payload instanceof OrganizationEvent event)) {
            return List.of();
        }
        String owner = event.organizationId().toString();
        return switch (event) {
            case OrganizationRegistered e ->
                Stream.concat(
                                Stream.of(
                                        Claim.take("organization", owner, owner, e.name(), "organization.taken"),
                                        Claim.take(DATA_CENTRE, owner, owner, e.dataCentre(), "organization.taken"),
                                        Claim.take(PLAN, owner, owner, e.plan().name(), "organization.taken")),
                                Policy.DEFAULTS.stream()
                                        .map(policy -> Claim.take(
                                                "policy",
                                                owner + "/" + policy.name(),
                                                owner,
                                                JSON.writeValueAsString(policy),
                                                "organization.taken")))
                        .toList();
            case OrganizationRenamed e -> List.of(Claim.relabel("organization", owner, owner, e.name()));
            case PlanChanged e ->
                List.of(Claim.relabel(PLAN, owner, owner, e.plan().name()));
            case LicencesChanged e -> List.of();
            case IntegrationSwitched e ->
                List.of(
                        e.enabled()
                                ? Claim.take("integration", owner + "/" + e.name(), owner, Claim.DECIDE_AGAIN)
                                : Claim.release("integration", owner + "/" + e.name(), owner));
            case DefaultFieldRenamed e -> List.of();
            case ProfileFieldDefined e ->
                List.of(Claim.take(
                        FIELD, field(owner, e.fieldId()), owner, JSON.writeValueAsString(e.field()), FIELD + ".taken"));
            // A disabled one is none for values.
            case ProfileFieldRedefined e ->
                e.disabled()
                        ? List.of()
                        : List.of(Claim.relabel(
                                FIELD, field(owner, e.fieldId()), owner, JSON.writeValueAsString(e.field())));
            case ProfileFieldDisabled e -> List.of(Claim.release(FIELD, field(owner, e.fieldId()), owner));
            case ProfileFieldEnabled e ->
                List.of(Claim.take(
                        FIELD, field(owner, e.fieldId()), owner, JSON.writeValueAsString(e.field()), FIELD + ".taken"));
            case ProfileFieldDeleted e -> {
                Claim gone = Claim.take(DELETED_FIELDS, e.fieldId().toString(), owner, FIELD + ".taken");
                yield e.wasDisabled()
                        ? List.of(gone)
                        : List.of(Claim.release(FIELD, field(owner, e.fieldId()), owner), gone);
            }
            // Not what decides who gets one, but where they can be found with what is known of them elsewhere.
            case LicenceAssigned e -> List.of(Claim.take("licence", e.userId().toString(), owner, Claim.DECIDE_AGAIN));
            case LicenceFreed e -> List.of(Claim.release("licence", e.userId().toString(), owner));
            case PolicyChanged e -> policy(owner, Policy.of(e));
            case RoleDefined e ->
                List.of(Claim.take("role", role(owner, e.role()), owner, Roles.text(e.privileges()), "role.taken"));
            case RoleRedefined e ->
                List.of(Claim.relabel("role", role(owner, e.role()), owner, Roles.text(e.privileges())));
            case RoleDeleted e -> List.of(Claim.release("role", role(owner, e.role()), owner));
            case DepartmentCreated e -> opened("department", e.departmentId(), owner, e.name());
            case DepartmentRenamed e ->
                List.of(Claim.relabel("department", e.departmentId().toString(), owner, e.name()));
            case DepartmentArchived e -> closed("department", e.departmentId(), owner);
            case TeamCreated e -> opened("team", e.teamId(), owner, e.name());
            case TeamRenamed e -> List.of(Claim.relabel("team", e.teamId().toString(), owner, e.name()));
            case TeamArchived e -> closed("team", e.teamId(), owner);
            case ChannelCreated e -> channel(e, owner);
            case ChannelRenamed e ->
                List.of(Claim.relabel("channel", e.channelId().toString(), owner, e.name()));
            case ChannelHandedOver e -> List.of();
            case ChannelArchived e -> closed("channel", e.channelId(), owner);
            case NetworkCreated e ->
                Stream.concat(
                                opened("network", e.networkId(), owner, e.name()).stream(),
                                direct(e.joining(), e.networkId(), owner))
                        .toList();
            case NetworkRenamed e ->
                List.of(Claim.relabel("network", e.networkId().toString(), owner, e.name()));
            case NetworkJoiningChanged e ->
                List.of(
                        e.joining() == Joining.DIRECT
                                ? Claim.take(DIRECT, e.networkId().toString(), owner, Claim.DECIDE_AGAIN)
                                : Claim.release(DIRECT, e.networkId().toString(), owner));
            case NetworkArchived e -> closed("network", e.networkId(), owner);
        };
    }

    /** For whoever decides on it elsewhere, such as at sign-in. */
    private static List<Claim> policy(String owner, Policy policy) {
        return List.of(Claim.relabel("policy", owner + "/" + policy.name(), owner, JSON.writeValueAsString(policy)));
    }

    private static String field(String owner, UUID fieldId) {
        return owner + "/" + fieldId;
    }

    private static String role(String owner, String name) {
        return owner + "/" + name;
    }

    private static List<Claim> opened(String scope, UUID id, String owner, String name) {
        return List.of(
                Claim.take(scope, id.toString(), owner, name, scope + ".taken"),
                Claim.take(scope + "-open", id.toString(), owner, scope + ".taken"));
    }

    /** What kind of channel it is never changes, nor whose. */
    private static List<Claim> channel(ChannelCreated event, String owner) {
        String id = event.channelId().toString();
        Stream<Claim> kind = Stream.of(Claim.take(
                "channel-kind",
                id,
                owner,
                event.teamId() == null ? event.kind().name() : event.kind() + "/" + event.teamId(),
                "channel.taken"));
        Stream<Claim> team = event.teamId() == null
                ? Stream.of()
                : Stream.of(
                        Claim.require("team", event.teamId().toString(), owner, "team.not-found"),
                        Claim.require("team-open", event.teamId().toString(), owner, "team.archived"));
        return Stream.of(opened("channel", event.channelId(), owner, event.name()).stream(), kind, team)
                .flatMap(Function.identity())
                .toList();
    }

    /** Held as long as a network can be joined without asking. */
    private static Stream<Claim> direct(Joining joining, UUID id, String owner) {
        return joining == Joining.DIRECT
                ? Stream.of(Claim.take(DIRECT, id.toString(), owner, "network.taken"))
                : Stream.of();
    }

    private static List<Claim> closed(String scope, UUID id, String owner) {
        return List.of(Claim.release(scope + "-open", id.toString(), owner));
    }
}
