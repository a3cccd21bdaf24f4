package dev.rollcall.query.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.events.organization.TwoFactorRequirement;
import dev.rollcall.query.platform.Shows;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Reads the two-factor status of a user together with what the organization requires (R37). */
@RestController
@Shows(TwoFactorProjection.NAME)
class TwoFactorController {

    private final TwoFactorProjection factors;

    TwoFactorController(TwoFactorProjection factors) {
        this.factors = factors;
    }

    record Answer(User user, Organization organization) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record User(boolean enrolled, @Nullable Instant enrolledAt) {}

    record Organization(TwoFactorRequirement requirement) {}

    @GetMapping("/v1/organizations/{organizationId}/users/{userId}/two-factor")
    Answer one(@PathVariable UUID organizationId, @PathVariable UUID userId) {
        factors.requireUser(organizationId, userId);
        Instant enrolledAt = factors.enrolledAt(userId).orElse(null);
        return new Answer(
                new User(enrolledAt != null, enrolledAt), new Organization(factors.requirement(organizationId)));
    }
}
