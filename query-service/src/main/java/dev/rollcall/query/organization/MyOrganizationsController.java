package dev.rollcall.query.organization;

import dev.rollcall.access.Identity;
import dev.rollcall.query.platform.Page.Items;
import dev.rollcall.query.platform.Shows;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the organizations of the user who asks: home, until external users come (R65). */
@RestController
@Shows(OrganizationsProjection.NAME)
class MyOrganizationsController {

    private final OrganizationsProjection organizations;

    MyOrganizationsController(OrganizationsProjection organizations) {
        this.organizations = organizations;
    }

    /** @param role of the user there */
    record Answer(UUID id, String name, String role, boolean home) {}

    @GetMapping("/v1/me/organizations")
    Items<Answer> list(HttpServletRequest request) {
        Identity me = Identity.of(request);
        String role = Objects.requireNonNull(me.role());
        return new Items<>(organizations.find(Objects.requireNonNull(me.organizationId())).stream()
                .map(home -> new Answer(home.id(), home.name(), role, true))
                .toList());
    }
}
