package dev.rollcall.query.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rollcall.events.organization.TwoFactorRequirement;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads the policies of an organization (R6). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/policies")
@Shows(PoliciesProjection.NAME)
class PoliciesController {

    private final PoliciesProjection policies;

    PoliciesController(PoliciesProjection policies) {
        this.policies = policies;
    }

    record TwoFactor(TwoFactorRequirement requirement) {

        static TwoFactor of(PoliciesRow row) {
            return new TwoFactor(row.requirement());
        }
    }

    /** @param maximumAgeDays left out for any age */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Password(int minimumLength, @Nullable Integer maximumAgeDays, int historyLength) {

        static Password of(PoliciesRow row) {
            return new Password(row.minimumLength(), row.maximumAgeDays(), row.historyLength());
        }
    }

    record Session(long lifetimeSeconds, long idleSeconds, int concurrentSessions) {

        static Session of(PoliciesRow row) {
            return new Session(row.lifetimeSeconds(), row.idleSeconds(), row.concurrentSessions());
        }
    }

    record AllowedIps(List<String> ranges) {

        static AllowedIps of(PoliciesRow row) {
            return new AllowedIps(row.ranges());
        }
    }

    record ExternalChat(boolean allowed) {

        static ExternalChat of(PoliciesRow row) {
            return new ExternalChat(row.externalChat());
        }
    }

    record Answer(
            @JsonProperty("two-factor") TwoFactor twoFactor,
            Password password,
            Session session,
            @JsonProperty("allowed-ips") AllowedIps allowedIps,
            @JsonProperty("external-chat") ExternalChat externalChat) {}

    @GetMapping
    Answer all(@PathVariable UUID organizationId) {
        PoliciesRow row = find(organizationId);
        return new Answer(
                TwoFactor.of(row), Password.of(row), Session.of(row), AllowedIps.of(row), ExternalChat.of(row));
    }

    @GetMapping("/{policy}")
    ResponseEntity<Object> one(@PathVariable UUID organizationId, @PathVariable String policy) {
        PoliciesRow row = find(organizationId);
        return switch (policy) {
            case "two-factor" -> answer(row.twoFactorVersion(), TwoFactor.of(row));
            case "password" -> answer(row.passwordVersion(), Password.of(row));
            case "session" -> answer(row.sessionVersion(), Session.of(row));
            case "allowed-ips" -> answer(row.allowedIpsVersion(), AllowedIps.of(row));
            case "external-chat" -> answer(row.externalChatVersion(), ExternalChat.of(row));
            default -> throw Refusal.notFound("policy.not-found", "There is no such policy.");
        };
    }

    private static ResponseEntity<Object> answer(long version, Object policy) {
        return ResponseEntity.ok().eTag(Long.toString(version)).body(policy);
    }

    private PoliciesRow find(UUID organizationId) {
        return policies.find(organizationId)
                .orElseThrow(() -> Refusal.notFound("organization.not-found", "There is no such organization here."));
    }
}
