package dev.rollcall.query.organization;

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

    /** What holds as long as nobody has said otherwise. */
    static PoliciesRow ofNew(UUID organizationId, long version) {
        return new PoliciesRow(
                organizationId,
                TwoFactorRequirement.OPTIONAL,
                version,
                12,
                null,
                5,
                version,
                43_200,
                1_800,
                10,
                version,
                List.of(),
                version,
                false,
                version);
    }
}
