package dev.rollcall.query.organization;

import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import dev.rollcall.query.platform.Page;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.query.platform.TimeTravel;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads the matrix of roles and privileges (R4, R5). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/roles")
@Shows(RolesProjection.NAME)
class RoleController {

    private final RolesProjection roles;

    RoleController(RolesProjection roles) {
        this.roles = roles;
    }

    record Answer(String role, boolean predefined, Map<Privilege, PrivilegeLevel> privileges) {

        static Answer of(RoleEntry entry) {
            return new Answer(entry.role(), entry.predefined(), entry.privileges());
        }
    }

    @TimeTravel
    @GetMapping
    ResponseEntity<Page.Items<Answer>> list(
            @PathVariable UUID organizationId,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request) {
        int most = Page.limit(limit);
        RolesRow own = find(organizationId);
        List<RoleEntry> found = cursor == null ? RoleEntry.matrix(own) : RoleEntry.after(cursor, own);
        return Page.of(found, most, request, RoleEntry::cursor, Answer::of);
    }

    @TimeTravel
    @GetMapping("/{role}")
    ResponseEntity<Answer> one(@PathVariable UUID organizationId, @PathVariable String role) {
        return RoleEntry.matrix(find(organizationId)).stream()
                .filter(entry -> entry.role().equals(role))
                .findFirst()
                .map(entry ->
                        ResponseEntity.ok().eTag(Long.toString(entry.version())).body(Answer.of(entry)))
                .orElseThrow(() -> Refusal.notFound("role.not-found", "There is no such role here."));
    }

    private RolesRow find(UUID organizationId) {
        return roles.of(organizationId)
                .orElseThrow(() -> Refusal.notFound("organization.not-found", "There is no such organization here."));
    }
}
