package dev.rollcall.query.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.access.Identity;
import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import dev.rollcall.events.signin.Restriction;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says who is asking, as the request itself was judged: no projection, and so never behind. */
@RestController
class MeController {

    /**
     * @param sessionId null for an API token, as is when its user last proved who they are
     * @param apiTokenId null for a session, as are the scopes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            UUID userId,
            UUID organizationId,
            String role,
            @Nullable UUID sessionId,
            @Nullable UUID apiTokenId,
            @Nullable Instant authenticatedAt,
            @Nullable List<String> scopes,
            boolean mustChangePassword,
            boolean mustEnrolSecondFactor,
            Map<Privilege, PrivilegeLevel> privileges) {

        static Answer of(Identity me) {
            boolean byToken = me.kind() == Identity.Kind.API_TOKEN;
            return new Answer(
                    Objects.requireNonNull(me.userId()),
                    Objects.requireNonNull(me.organizationId()),
                    Objects.requireNonNull(me.role()),
                    byToken ? null : me.grantId(),
                    byToken ? me.grantId() : null,
                    me.authenticatedAt(),
                    byToken ? me.scopes().stream().sorted().toList() : null,
                    me.restrictions().contains(Restriction.CHANGE_PASSWORD),
                    me.restrictions().contains(Restriction.ENROL_SECOND_FACTOR),
                    me.privileges());
        }
    }

    @GetMapping("/v1/me")
    Answer me(HttpServletRequest request) {
        return Answer.of(Identity.of(request));
    }
}
