package dev.rollcall.command.organization;

import dev.rollcall.command.platform.Command;
import dev.rollcall.events.organization.OrganizationEvent.FirstUser;
import dev.rollcall.events.organization.Plan;
import java.util.UUID;

/** What can be asked of an organization. */
sealed interface OrganizationCommand extends Command {

    UUID organizationId();

    @Override
    default String stream() {
        return "organization/" + organizationId();
    }

    record RegisterOrganization(UUID organizationId, String name, String dataCentre, Plan plan, FirstUser superAdmin)
            implements OrganizationCommand {}

    record CreateUnit(UUID organizationId, UnitKind kind, UUID unitId, String name) implements OrganizationCommand {}

    /** A change of a department or team that exists already. */
    sealed interface UnitCommand extends OrganizationCommand {

        UnitKind kind();

        UUID unitId();
    }

    record RenameUnit(UUID organizationId, UnitKind kind, UUID unitId, String name) implements UnitCommand {}

    record ArchiveUnit(UUID organizationId, UnitKind kind, UUID unitId) implements UnitCommand {}
}
