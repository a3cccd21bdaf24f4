package dev.rollcall.command.user;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.organization.ChannelKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked about the channels and networks that a user is in (R15). */
sealed interface MembershipCommand extends UserCommand {

    /**
     * @param teamId whose channel it is, of which the user must be a member; null for one of no team
     * @param byAdmin who puts anybody in, also where nobody comes in by themself
     */
    record JoinChannel(
            UUID organizationId,
            UUID userId,
            UUID channelId,
            ChannelKind kind,
            @Nullable UUID teamId,
            boolean byAdmin) implements MembershipCommand {}

    record LeaveChannel(UUID organizationId, UUID userId, UUID channelId) implements MembershipCommand {}

    /** @param claims what else has to hold, such as that nobody needs to ask */
    record JoinNetwork(UUID organizationId, UUID userId, UUID networkId, List<Claim> claims)
            implements MembershipCommand {}

    record RequestToJoinNetwork(
            UUID organizationId,
            UUID userId,
            UUID networkId,
            @Nullable String message) implements MembershipCommand {}

    record LeaveNetwork(UUID organizationId, UUID userId, UUID networkId) implements MembershipCommand {

        @Override
        public List<Claim> claims() {
            return OpenUnits.claims("network", networkId, organizationId.toString())
                    .toList();
        }
    }

    record AcceptIntoNetwork(UUID organizationId, UUID userId, UUID networkId) implements MembershipCommand {}

    record RejectFromNetwork(UUID organizationId, UUID userId, UUID networkId, String reason)
            implements MembershipCommand {}

    record WithdrawRequest(UUID organizationId, UUID userId, UUID networkId) implements MembershipCommand {}
}
