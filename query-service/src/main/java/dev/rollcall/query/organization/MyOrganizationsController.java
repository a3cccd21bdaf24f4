package dev.rollcall.query.organization;

import dev.rollcall.access.Identity;
import dev.rollcall.events.user.Role;
import dev.rollcall.query.platform.Page.Items;
import dev.rollcall.query.platform.Shows;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the organizations of the user who asks: home, and those that they have joined (R65). */
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
        UUID home = Objects.requireNonNull(me.organizationId());
        String role = Objects.requireNonNull(me.role());
        List<UUID> all = Stream.concat(Stream.of(home), me.joinedOrganizations().stream())
                .toList();
        return new Items<>(organizations.findAll(all).stream()
                .map(each -> each.id().equals(home)
                        ? new Answer(each.id(), each.name(), role, true)
                        : new Answer(each.id(), each.name(), Role.EXTERNAL.name(), false))
                .sorted(Comparator.comparing(Answer::home).reversed().thenComparing(Answer::name))
                .toList());
    }
}
