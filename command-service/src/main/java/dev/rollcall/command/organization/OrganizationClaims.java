package dev.rollcall.command.organization;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.ClaimRules;
import dev.rollcall.events.organization.OrganizationEvent;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentArchived;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentCreated;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentRenamed;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.organization.OrganizationEvent.TeamArchived;
import dev.rollcall.events.organization.OrganizationEvent.TeamCreated;
import dev.rollcall.events.organization.OrganizationEvent.TeamRenamed;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What other streams may rely on: that an organization, department or team exists, under which name, and whether it
 * still takes somebody new ({@code …-open}).
 */
@Component
class OrganizationClaims implements ClaimRules {

    @Override
    public Map<String, String> refusals() {
        return Map.of(
                "organization.not-found", "There is no such organization here.",
                "department.not-found", "There is no such department here.",
                "department.archived", "The department is archived and takes nobody new.",
                "team.not-found", "There is no such team here.",
                "team.archived", "The team is archived.");
    }

    @Override
    public List<Claim> claimsOf(Object payload) {
        if (!(payload instanceof OrganizationEvent event)) {
            return List.of();
        }
        String owner = event.organizationId().toString();
        return switch (event) {
            case OrganizationRegistered e ->
                List.of(Claim.take("organization", owner, owner, e.name(), "organization.taken"));
            case DepartmentCreated e -> opened("department", e.departmentId(), owner, e.name());
            case DepartmentRenamed e ->
                List.of(Claim.relabel("department", e.departmentId().toString(), owner, e.name()));
            case DepartmentArchived e -> closed("department", e.departmentId(), owner);
            case TeamCreated e -> opened("team", e.teamId(), owner, e.name());
            case TeamRenamed e -> List.of(Claim.relabel("team", e.teamId().toString(), owner, e.name()));
            case TeamArchived e -> closed("team", e.teamId(), owner);
        };
    }

    private static List<Claim> opened(String scope, UUID id, String owner, String name) {
        return List.of(
                Claim.take(scope, id.toString(), owner, name, scope + ".taken"),
                Claim.take(scope + "-open", id.toString(), owner, scope + ".taken"));
    }

    private static List<Claim> closed(String scope, UUID id, String owner) {
        return List.of(Claim.release(scope + "-open", id.toString(), owner));
    }
}
