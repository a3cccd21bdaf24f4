package dev.rollcall.events.organization;

import dev.rollcall.events.DataSubject;
import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Personal;
import java.util.UUID;

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
}
