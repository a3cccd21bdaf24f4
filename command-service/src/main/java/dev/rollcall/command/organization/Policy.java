package dev.rollcall.command.organization;

import dev.rollcall.events.organization.DefaultPolicies;
import dev.rollcall.events.organization.OrganizationEvent.AllowedIpsPolicyChanged;
import dev.rollcall.events.organization.OrganizationEvent.ExternalChatPolicyChanged;
import dev.rollcall.events.organization.OrganizationEvent.PasswordPolicyChanged;
import dev.rollcall.events.organization.OrganizationEvent.PolicyChanged;
import dev.rollcall.events.organization.OrganizationEvent.SessionPolicyChanged;
import dev.rollcall.events.organization.OrganizationEvent.TwoFactorPolicyChanged;
import dev.rollcall.events.organization.TwoFactorRequirement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an organization demands of its users (R6). */
sealed interface Policy {

    /** What holds as long as nobody has said otherwise. */
    List<Policy> DEFAULTS = List.of(
            new TwoFactor(DefaultPolicies.TWO_FACTOR),
            new Password(DefaultPolicies.MINIMUM_PASSWORD_LENGTH, null, DefaultPolicies.PASSWORD_HISTORY_LENGTH),
            new Session(
                    DefaultPolicies.SESSION_LIFETIME,
                    DefaultPolicies.SESSION_IDLE,
                    DefaultPolicies.CONCURRENT_SESSIONS),
            new AllowedIps(List.of()),
            new ExternalChat(DefaultPolicies.EXTERNAL_CHAT));

    static Policy of(PolicyChanged event) {
        return switch (event) {
            case TwoFactorPolicyChanged e -> new TwoFactor(e.requirement());
            case PasswordPolicyChanged e -> new Password(e.minimumLength(), e.maximumAgeDays(), e.historyLength());
            case SessionPolicyChanged e -> new Session(e.lifetimeSeconds(), e.idleSeconds(), e.concurrentSessions());
            case AllowedIpsPolicyChanged e -> new AllowedIps(e.ranges());
            case ExternalChatPolicyChanged e -> new ExternalChat(e.allowed());
        };
    }

    /** As in paths. */
    String name();

    PolicyChanged changed(UUID organizationId);

    /** R30 */
    record TwoFactor(TwoFactorRequirement requirement) implements Policy {

        static final String NAME = "two-factor";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public PolicyChanged changed(UUID organizationId) {
            return new TwoFactorPolicyChanged(organizationId, requirement);
        }
    }

    /**
     * R45
     *
     * @param maximumAgeDays null for any
     */
    record Password(int minimumLength, @Nullable Integer maximumAgeDays, int historyLength) implements Policy {

        static final String NAME = "password";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public PolicyChanged changed(UUID organizationId) {
            return new PasswordPolicyChanged(organizationId, minimumLength, maximumAgeDays, historyLength);
        }
    }

    /** R31 */
    record Session(long lifetimeSeconds, long idleSeconds, int concurrentSessions) implements Policy {

        static final String NAME = "session";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public PolicyChanged changed(UUID organizationId) {
            return new SessionPolicyChanged(organizationId, lifetimeSeconds, idleSeconds, concurrentSessions);
        }
    }

    /** @param ranges in CIDR notation; empty for anywhere */
    record AllowedIps(List<String> ranges) implements Policy {

        static final String NAME = "allowed-ips";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public PolicyChanged changed(UUID organizationId) {
            return new AllowedIpsPolicyChanged(organizationId, ranges);
        }
    }

    /** R83 */
    record ExternalChat(boolean allowed) implements Policy {

        static final String NAME = "external-chat";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public PolicyChanged changed(UUID organizationId) {
            return new ExternalChatPolicyChanged(organizationId, allowed);
        }
    }
}
