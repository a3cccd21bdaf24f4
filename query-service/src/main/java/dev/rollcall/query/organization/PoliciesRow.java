package dev.rollcall.query.organization;

import dev.rollcall.events.organization.DefaultPolicies;
import dev.rollcall.events.organization.TwoFactorRequirement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organization demands of its users (R6). A version is the sequence of the policy's last event.
 *
 * @param id of the organization
 * @param maximumAgeDays null for any
 * @param ranges from where users may call; none for anywhere
 */
@RecordBuilder
record PoliciesRow(
        UUID id,
        TwoFactorRequirement requirement,
        long twoFactorVersion,
        int minimumLength,
        @Nullable Integer maximumAgeDays,
        int historyLength,
        long passwordVersion,
        long lifetimeSeconds,
        long idleSeconds,
        int concurrentSessions,
        long sessionVersion,
        List<String> ranges,
        long allowedIpsVersion,
        boolean externalChat,
        long externalChatVersion)
        implements PoliciesRowBuilder.With {

    static PoliciesRow ofNew(UUID organizationId, long version) {
        return new PoliciesRow(
                organizationId,
                DefaultPolicies.TWO_FACTOR,
                version,
                DefaultPolicies.MINIMUM_PASSWORD_LENGTH,
                null,
                DefaultPolicies.PASSWORD_HISTORY_LENGTH,
                version,
                DefaultPolicies.SESSION_LIFETIME,
                DefaultPolicies.SESSION_IDLE,
                DefaultPolicies.CONCURRENT_SESSIONS,
                version,
                List.of(),
                version,
                DefaultPolicies.EXTERNAL_CHAT,
                version);
    }
}
