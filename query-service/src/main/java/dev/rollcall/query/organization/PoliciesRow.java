package dev.rollcall.query.organization;

import dev.rollcall.events.organization.TwoFactorRequirement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organization demands of its users (R6). A version is the sequence of the policy's last event.
 *
 * @param id of the organization
 * @param maximumAgeDays null for any
 */
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
        long sessionVersion) {

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
                version);
    }

    PoliciesRow withTwoFactor(long version, TwoFactorRequirement other) {
        return new PoliciesRow(
                id,
                other,
                version,
                minimumLength,
                maximumAgeDays,
                historyLength,
                passwordVersion,
                lifetimeSeconds,
                idleSeconds,
                concurrentSessions,
                sessionVersion);
    }

    PoliciesRow withPassword(long version, int minimum, @Nullable Integer maximumAge, int history) {
        return new PoliciesRow(
                id,
                requirement,
                twoFactorVersion,
                minimum,
                maximumAge,
                history,
                version,
                lifetimeSeconds,
                idleSeconds,
                concurrentSessions,
                sessionVersion);
    }

    PoliciesRow withSession(long version, long lifetime, long idle, int concurrent) {
        return new PoliciesRow(
                id,
                requirement,
                twoFactorVersion,
                minimumLength,
                maximumAgeDays,
                historyLength,
                passwordVersion,
                lifetime,
                idle,
                concurrent,
                version);
    }
}
