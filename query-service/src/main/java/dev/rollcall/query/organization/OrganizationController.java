package dev.rollcall.query.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.access.Identity;
import dev.rollcall.events.organization.Plan;
import dev.rollcall.query.organization.OrganizationsProjection.Organization;
import dev.rollcall.query.platform.Page;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

    /** Plan and licences are for whoever pays, and for the operator (R3). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            UUID id,
            String name,
            String dataCentre,
            @Nullable Plan plan,
            @Nullable Integer licences,
            UUID superAdminId) {

        static Answer of(Organization row, boolean billing) {
            return new Answer(
                    row.id(),
                    row.name(),
                    row.dataCentre(),
                    billing ? row.plan() : null,
                    billing ? row.licences() : null,
                    row.superAdminId());
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
        return Page.of(found, most, request, Organization::cursor, row -> Answer.of(row, seesBilling(request)));
    }

    /** Not for {@code If-None-Match}: a caller with another role is shown something else in the same version. */
    @GetMapping("/{organizationId}")
    Answer one(@PathVariable UUID organizationId, HttpServletRequest request, HttpServletResponse response) {
        Organization row = organizations
                .find(organizationId)
                .orElseThrow(() -> Refusal.notFound("organization.not-found", "There is no such organization here."));
        response.setHeader(HttpHeaders.ETAG, "\"%d\"".formatted(row.version()));
        return Answer.of(row, seesBilling(request));
    }

    private static boolean seesBilling(HttpServletRequest request) {
        Identity caller = Identity.of(request);
        return caller.isSuperAdmin() || caller.kind() == Identity.Kind.OPERATOR;
    }
}
