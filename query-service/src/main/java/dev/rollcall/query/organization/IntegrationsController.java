package dev.rollcall.query.organization;

import dev.rollcall.query.platform.Page.Items;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Lists the integrations that there are, and whether they are switched on (R9). */
@RestController
@Shows(IntegrationsProjection.NAME)
class IntegrationsController {

    private final IntegrationsProjection integrations;

    IntegrationsController(IntegrationsProjection integrations) {
        this.integrations = integrations;
    }

    record Integration(String name, boolean enabled) {}

    @GetMapping("/v1/organizations/{organizationId}/integrations")
    Items<Integration> list(@PathVariable UUID organizationId) {
        return integrations
                .of(organizationId)
                .map(row -> new Items<>(List.of(new Integration("people-directory", row.peopleDirectory()))))
                .orElseThrow(() -> Refusal.notFound("organization.not-found", "There is no such organization here."));
    }
}
