package dev.rollcall.command.user;

import dev.rollcall.command.user.MembershipCommand.AcceptIntoNetwork;
import dev.rollcall.command.user.MembershipCommand.JoinChannel;
import dev.rollcall.command.user.MembershipCommand.JoinNetwork;
import dev.rollcall.command.user.MembershipCommand.LeaveChannel;
import dev.rollcall.command.user.MembershipCommand.LeaveNetwork;
import dev.rollcall.command.user.MembershipCommand.RejectFromNetwork;
import dev.rollcall.command.user.MembershipCommand.RequestToJoinNetwork;
import dev.rollcall.command.user.MembershipCommand.WithdrawRequest;
import dev.rollcall.events.organization.ChannelKind;
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
import dev.rollcall.web.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The channels and networks that a user is in or asks to be in (R15); that these are there and open is a claim. */
final class Memberships {

    private final Set<UUID> channels = new HashSet<>();

    /** Those of teams, with the team. */
    private final Map<UUID, UUID> teamOfChannel = new HashMap<>();

    private final Set<UUID> networks = new HashSet<>();
    private final Set<UUID> requests = new HashSet<>();

    List<MembershipEvent> decide(JoinChannel command, Set<UUID> teamIds) {
        if (!command.byAdmin() && command.kind() != ChannelKind.ORGANIZATION) {
            throw Refusal.of(
                    Refusal.Reason.FORBIDDEN, "channel.admins-only", "Only an admin puts somebody into this channel.");
        }
        if (channels.contains(command.channelId())) {
            throw Refusal.conflict("user.already-in-channel", "The user is in this channel already.");
        }
        if (command.teamId() != null && !teamIds.contains(command.teamId())) {
            throw Refusal.conflict("user.not-in-team", "The channel is for a team that the user is not in.");
        }
        return List.of(new UserJoinedChannel(
                command.organizationId(), command.userId(), command.channelId(), command.teamId()));
    }

    List<MembershipEvent> decide(LeaveChannel command) {
        if (!channels.contains(command.channelId())) {
            throw Refusal.conflict("user.not-in-channel", "The user is not in this channel.");
        }
        return List.of(new UserLeftChannel(
                command.organizationId(), command.userId(), command.channelId(), ChannelLeaving.LEFT));
    }

    /** Who leaves a team is in its channels no more. */
    List<UserLeftChannel> leave(UUID organizationId, UUID userId, UUID teamId) {
        return teamOfChannel.entrySet().stream()
                .filter(channel -> channel.getValue().equals(teamId))
                .map(Map.Entry::getKey)
                .sorted()
                .map(channel -> new UserLeftChannel(organizationId, userId, channel, ChannelLeaving.LEFT_TEAM))
                .toList();
    }

    /** R51: who is no more is in nothing any more, and asks for nothing. */
    List<MembershipEvent> leaveAll(UUID organizationId, UUID userId) {
        return Stream.of(
                        channels.stream()
                                .sorted()
                                .map(id -> new UserLeftChannel(organizationId, userId, id, ChannelLeaving.DELETED)),
                        networks.stream().sorted().map(id -> new UserLeftNetwork(organizationId, userId, id)),
                        requests.stream().sorted().map(id -> new NetworkJoinWithdrawn(organizationId, userId, id)))
                .<MembershipEvent>flatMap(events -> events)
                .toList();
    }

    Set<UUID> channels() {
        return channels;
    }

    Map<UUID, UUID> teamOfChannel() {
        return teamOfChannel;
    }

    Set<UUID> networks() {
        return networks;
    }

    List<MembershipEvent> decide(JoinNetwork command) {
        refuseMember(command.networkId());
        return List.of(new UserJoinedNetwork(command.organizationId(), command.userId(), command.networkId()));
    }

    List<MembershipEvent> decide(RequestToJoinNetwork command) {
        refuseMember(command.networkId());
        if (requests.contains(command.networkId())) {
            throw Refusal.conflict("network.already-requested", "The user has asked to join this network already.");
        }
        return List.of(new NetworkJoinRequested(
                command.organizationId(), command.userId(), command.networkId(), command.message()));
    }

    List<MembershipEvent> decide(LeaveNetwork command) {
        if (!networks.contains(command.networkId())) {
            throw Refusal.conflict("user.not-in-network", "The user is not in this network.");
        }
        return List.of(new UserLeftNetwork(command.organizationId(), command.userId(), command.networkId()));
    }

    List<MembershipEvent> decide(AcceptIntoNetwork command) {
        refuseUnrequested(command.networkId());
        return List.of(
                new NetworkJoinAccepted(command.organizationId(), command.userId(), command.networkId()),
                new UserJoinedNetwork(command.organizationId(), command.userId(), command.networkId()));
    }

    List<MembershipEvent> decide(RejectFromNetwork command) {
        refuseUnrequested(command.networkId());
        return List.of(new NetworkJoinRejected(
                command.organizationId(), command.userId(), command.networkId(), command.reason()));
    }

    List<MembershipEvent> decide(WithdrawRequest command) {
        refuseUnrequested(command.networkId());
        return List.of(new NetworkJoinWithdrawn(command.organizationId(), command.userId(), command.networkId()));
    }

    private void refuseMember(UUID networkId) {
        if (networks.contains(networkId)) {
            throw Refusal.conflict("user.already-in-network", "The user is in this network already.");
        }
    }

    private void refuseUnrequested(UUID networkId) {
        if (!requests.contains(networkId)) {
            throw Refusal.notFound("network-request.not-found", "The user does not ask to join such a network.");
        }
    }

    void evolve(MembershipEvent event) {
        switch (event) {
            case UserJoinedChannel e -> {
                channels.add(e.channelId());
                if (e.teamId() != null) {
                    teamOfChannel.put(e.channelId(), e.teamId());
                }
            }
            case UserLeftChannel e -> {
                channels.remove(e.channelId());
                teamOfChannel.remove(e.channelId());
            }
            case UserJoinedNetwork e -> {
                networks.add(e.networkId());
                requests.remove(e.networkId());
            }
            case UserLeftNetwork e -> networks.remove(e.networkId());
            case NetworkJoinRequested e -> requests.add(e.networkId());
            case NetworkJoinAccepted e -> requests.remove(e.networkId());
            case NetworkJoinRejected e -> requests.remove(e.networkId());
            case NetworkJoinWithdrawn e -> requests.remove(e.networkId());
        }
    }
}
