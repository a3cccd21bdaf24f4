package dev.rollcall.command.user;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.user.ChannelLeaving;
import dev.rollcall.events.user.UserEvent.MembershipEvent;
import dev.rollcall.events.user.UserEvent.NetworkJoinAccepted;
import dev.rollcall.events.user.UserEvent.NetworkJoinRejected;
import dev.rollcall.events.user.UserEvent.NetworkJoinRequested;
import dev.rollcall.events.user.UserEvent.NetworkJoinWithdrawn;
import dev.rollcall.events.user.UserEvent.UserJoinedChannel;
import dev.rollcall.events.user.UserEvent.UserJoinedNetwork;
import dev.rollcall.events.user.UserEvent.UserLeftChannel;
import dev.rollcall.events.user.UserEvent.UserLeftNetwork;
import java.util.List;

/** Channels and networks are there, and take and give nobody once they are archived, as teams do (R14, R15). */
final class MembershipClaims {

    private MembershipClaims() {}

    static List<Claim> of(MembershipEvent event, String organization) {
        return switch (event) {
            case UserJoinedChannel e ->
                OpenUnits.claims("channel", e.channelId(), organization).toList();
            // Who is in a team no more, or is no more, is in its channels no more, archived or not.
            case UserLeftChannel e ->
                e.reason() == ChannelLeaving.LEFT
                        ? OpenUnits.claims("channel", e.channelId(), organization)
                                .toList()
                        : List.of();
            case UserJoinedNetwork e ->
                OpenUnits.claims("network", e.networkId(), organization).toList();
            // That it is not archived is a claim of the command: who is deleted leaves those, too.
            case UserLeftNetwork e -> List.of();
            case NetworkJoinRequested e ->
                OpenUnits.claims("network", e.networkId(), organization).toList();
            case NetworkJoinAccepted e -> List.of();
            case NetworkJoinRejected e -> List.of();
            case NetworkJoinWithdrawn e -> List.of();
        };
    }
}
