package dev.rollcall.command.external;

import dev.rollcall.command.platform.Command;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.external.RestrictionReason;
import dev.rollcall.web.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of an external user of an organization. */
sealed interface ExternalUserCommand extends Command {

    UUID organizationId();

    UUID userId();

    /** The host and the user make it, so that nobody is twice an external user of one host. */
    default UUID membershipId() {
        return new Membership(organizationId(), userId()).id();
    }

    @Override
    default String stream() {
        return "external-user/" + membershipId();
    }

    /**
     * Again for who was invited and has not joined: with a new code.
     *
     * @param hasAccount whether they are a user of some organization already
     * @param claims that nobody else is invited under the same address as somebody new
     */
    record InviteExternalUser(
            UUID organizationId,
            UUID userId,
            UUID invitationId,
            EmailAddress email,
            String fullName,
            boolean hasAccount,
            String organizationName,
            Instant now,
            List<Claim> claims)
            implements ExternalUserCommand {

        private static final Duration VALID = Duration.ofDays(30);

        Instant expiresAt() {
            return now.plus(VALID);
        }
    }

    /**
     * @param fullName of who signs up with it; null for who has an account
     * @param together the password of who signs up
     */
    record Join(
            UUID organizationId,
            UUID userId,
            UUID invitationId,
            UUID homeOrganizationId,
            @Nullable String fullName,
            Instant now,
            List<Command> together)
            implements ExternalUserCommand {}

    record ChangeProfile(UUID organizationId, UUID userId, Map<String, String> values, Set<String> cleared)
            implements ExternalUserCommand {}

    /** The channel is one of the whole host, which has been looked at. */
    record JoinChannel(UUID organizationId, UUID userId, UUID channelId) implements ExternalUserCommand {}

    record LeaveChannel(UUID organizationId, UUID userId, UUID channelId) implements ExternalUserCommand {}

    record Restrict(UUID organizationId, UUID userId, RestrictionReason reason) implements ExternalUserCommand {}

    record Readmit(UUID organizationId, UUID userId) implements ExternalUserCommand {}

    record ChangeLicence(UUID organizationId, UUID userId, boolean paid) implements ExternalUserCommand {}

    record Remove(UUID organizationId, UUID userId) implements ExternalUserCommand {}
}
