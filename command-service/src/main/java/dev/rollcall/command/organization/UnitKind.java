package dev.rollcall.command.organization;

import dev.rollcall.events.organization.ChannelKind;
import dev.rollcall.events.organization.Joining;
import dev.rollcall.events.organization.OrganizationEvent;
import dev.rollcall.events.organization.OrganizationEvent.ChannelArchived;
import dev.rollcall.events.organization.OrganizationEvent.ChannelCreated;
import dev.rollcall.events.organization.OrganizationEvent.ChannelRenamed;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentArchived;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentCreated;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentRenamed;
import dev.rollcall.events.organization.OrganizationEvent.NetworkArchived;
import dev.rollcall.events.organization.OrganizationEvent.NetworkCreated;
import dev.rollcall.events.organization.OrganizationEvent.NetworkRenamed;
import dev.rollcall.events.organization.OrganizationEvent.TeamArchived;
import dev.rollcall.events.organization.OrganizationEvent.TeamCreated;
import dev.rollcall.events.organization.OrganizationEvent.TeamRenamed;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What an organization is divided into. Their life is the same; their events are told apart by subscribers. */
enum UnitKind {
    DEPARTMENT {
        @Override
        OrganizationEvent created(UUID organizationId, UUID id, String name) {
            return new DepartmentCreated(organizationId, id, name);
        }

        @Override
        OrganizationEvent renamed(UUID organizationId, UUID id, String name) {
            return new DepartmentRenamed(organizationId, id, name);
        }

        @Override
        OrganizationEvent archived(UUID organizationId, UUID id) {
            return new DepartmentArchived(organizationId, id);
        }
    },
    TEAM {
        @Override
        OrganizationEvent created(UUID organizationId, UUID id, String name) {
            return new TeamCreated(organizationId, id, name);
        }

        @Override
        OrganizationEvent renamed(UUID organizationId, UUID id, String name) {
            return new TeamRenamed(organizationId, id, name);
        }

        @Override
        OrganizationEvent archived(UUID organizationId, UUID id) {
            return new TeamArchived(organizationId, id);
        }
    },
    CHANNEL {
        @Override
        OrganizationEvent created(UUID organizationId, UUID id, String name) {
            return new ChannelCreated(organizationId, id, name, ChannelKind.ORGANIZATION, null, null);
        }

        @Override
        OrganizationEvent renamed(UUID organizationId, UUID id, String name) {
            return new ChannelRenamed(organizationId, id, name);
        }

        @Override
        OrganizationEvent archived(UUID organizationId, UUID id) {
            return new ChannelArchived(organizationId, id);
        }
    },
    NETWORK {
        @Override
        OrganizationEvent created(UUID organizationId, UUID id, String name) {
            return new NetworkCreated(organizationId, id, name, Joining.DIRECT);
        }

        @Override
        OrganizationEvent renamed(UUID organizationId, UUID id, String name) {
            return new NetworkRenamed(organizationId, id, name);
        }

        @Override
        OrganizationEvent archived(UUID organizationId, UUID id) {
            return new NetworkArchived(organizationId, id);
        }
    };

    /** As one that nobody has said more of. */
    abstract OrganizationEvent created(UUID organizationId, UUID id, String name);

    abstract OrganizationEvent renamed(UUID organizationId, UUID id, String name);

    abstract OrganizationEvent archived(UUID organizationId, UUID id);

    /** As in codes: {@code team} in {@code team.archived}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in paths: {@code teams}. */
    String plural() {
        return word() + "s";
    }

    static Optional<UnitKind> ofPlural(String plural) {
        return Stream.of(values()).filter(kind -> kind.plural().equals(plural)).findFirst();
    }
}
