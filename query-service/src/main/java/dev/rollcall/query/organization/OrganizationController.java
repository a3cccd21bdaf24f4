package dev.rollcall.query.organization;

import dev.rollcall.events.organization.Plan;
import dev.rollcall.query.organization.OrganizationsProjection.Organization;
import dev.rollcall.query.platform.Page;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads organizations. */
@RestController
@RequestMapping("/v1/organizations")
@Shows(OrganizationsProjection.NAME)
class OrganizationController {

    private final OrganizationsProjection organizations;

    OrganizationController(OrganizationsProjection organizations) {
        this.organizations = organizations;
    }

    record Answer(UUID id, String name, String dataCentre, Plan plan, UUID superAdminId) {

        static Answer of(Organization row) {
            return new Answer(row.id(), row.name(), row.dataCentre(), row.plan(), row.superAdminId());
        }
    }

    /** @param name exactly, where given */
    @GetMapping
    ResponseEntity<Page.Items<Answer>> list(
            @RequestParam @Nullable String name,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            HttpServletRequest request) {
        int most = Page.limit(limit);
        List<Organization> found = organizations.list(name, cursor, most);
        return Page.of(found, most, request, Organization::cursor, Answer::of);
    }

    @GetMapping("/{organizationId}")
    ResponseEntity<Answer> one(@PathVariable UUID organizationId) {
        return organizations
                .find(organizationId)
                .map(row ->
                        ResponseEntity.ok().eTag(Long.toString(row.version())).body(Answer.of(row)))
                .orElseThrow(() -> Refusal.notFound("organization.not-found", "There is no such organization here."));
    }
}
