package dev.rollcall.command.user;

import static dev.rollcall.web.Refusal.Reason.CONFLICT;
import static dev.rollcall.web.Refusal.Reason.FORBIDDEN;
import static dev.rollcall.web.Refusal.Reason.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.platform.Refused;
import dev.rollcall.command.user.MembershipCommand.AcceptIntoNetwork;
import dev.rollcall.command.user.MembershipCommand.JoinChannel;
import dev.rollcall.command.user.MembershipCommand.JoinNetwork;
import dev.rollcall.command.user.MembershipCommand.LeaveChannel;
import dev.rollcall.command.user.MembershipCommand.LeaveNetwork;
import dev.rollcall.command.user.MembershipCommand.RejectFromNetwork;
import dev.rollcall.command.user.MembershipCommand.RequestToJoinNetwork;
import dev.rollcall.command.user.MembershipCommand.WithdrawRequest;
import dev.rollcall.command.user.UserCommand.ChangeLastSeen;
import dev.rollcall.command.user.UserCommand.UnassignFromTeam;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.organization.ChannelKind;
import dev.rollcall.events.user.ChannelLeaving;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent.LastSeenVisibilityChanged;
import dev.rollcall.events.user.UserEvent.MembershipEvent;
import dev.rollcall.events.user.UserEvent.NetworkJoinAccepted;
import dev.rollcall.events.user.UserEvent.NetworkJoinRejected;
import dev.rollcall.events.user.UserEvent.NetworkJoinRequested;
import dev.rollcall.events.user.UserEvent.NetworkJoinWithdrawn;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserAssignedToTeam;
import dev.rollcall.events.user.UserEvent.UserJoinedChannel;
import dev.rollcall.events.user.UserEvent.UserJoinedNetwork;
import dev.rollcall.events.user.UserEvent.UserLeftChannel;
import dev.rollcall.events.user.UserEvent.UserLeftNetwork;
import dev.rollcall.events.user.UserEvent.UserUnassignedFromTeam;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A user")
class UserMembershipsTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID EAST = new UUID(3, 1);
    private static final UUID ADA = new UUID(4, 1);
    private static final UUID TALK = new UUID(7, 1);
    private static final UUID EAST_TALK = new UUID(7, 2);
    private static final UUID RUNNERS = new UUID(8, 1);

    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);

    private TestExecutor<User> adaAnd(Object... events) {
        return fixture.given(new UserAdded(ACME, ADA, "Ada Example", "ada@acme.example", Role.MEMBER, ACME))
                .andGiven(events);
    }

    @Nested
    class Channels {

        private static JoinChannel joining(ChannelKind kind, boolean byAdmin) {
            return kind == ChannelKind.TEAM
                    ? new JoinChannel(ACME, ADA, EAST_TALK, kind, EAST, byAdmin)
                    : new JoinChannel(ACME, ADA, TALK, kind, null, byAdmin);
        }

        @Test
        @DisplayName("R15 joins a channel of the organization without an admin")
        void joins() {
            adaAnd().when(joining(ChannelKind.ORGANIZATION, false))
                    .expectEvents(new UserJoinedChannel(ACME, ADA, TALK, null));
        }

        @ParameterizedTest
        @EnumSource(names = {"TEAM", "EXTERNAL"})
        @DisplayName("R15 is put into other channels by admins only")
        void adminsOnly(ChannelKind kind) {
            adaAnd(new UserAssignedToTeam(ACME, ADA, EAST))
                    .when(joining(kind, false))
                    .expectNoEvents()
                    .expectException(Refused.with(FORBIDDEN, "channel.admins-only"));
            adaAnd(new UserAssignedToTeam(ACME, ADA, EAST))
                    .when(joining(kind, true))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        @DisplayName("R15 is in a channel of a team only together with the team")
        void withTheTeam() {
            adaAnd().when(joining(ChannelKind.TEAM, true)).expectException(Refused.with(CONFLICT, "user.not-in-team"));
        }

        @Test
        @DisplayName("R15 who leaves a team leaves its channels, and no others")
        void leavesWithTheTeam() {
            adaAnd(
                            new UserAssignedToTeam(ACME, ADA, EAST),
                            new UserJoinedChannel(ACME, ADA, TALK, null),
                            new UserJoinedChannel(ACME, ADA, EAST_TALK, EAST))
                    .when(new UnassignFromTeam(ACME, ADA, EAST))
                    .expectEvents(
                            new UserUnassignedFromTeam(ACME, ADA, EAST),
                            new UserLeftChannel(ACME, ADA, EAST_TALK, ChannelLeaving.LEFT_TEAM));
        }

        @Test
        @DisplayName("R15 joining and leaving are refused when they would change nothing")
        void noChange() {
            adaAnd(new UserJoinedChannel(ACME, ADA, TALK, null))
                    .when(joining(ChannelKind.ORGANIZATION, true))
                    .expectException(Refused.with(CONFLICT, "user.already-in-channel"));
            adaAnd(
                            new UserJoinedChannel(ACME, ADA, TALK, null),
                            new UserLeftChannel(ACME, ADA, TALK, ChannelLeaving.LEFT))
                    .when(new LeaveChannel(ACME, ADA, TALK))
                    .expectException(Refused.with(CONFLICT, "user.not-in-channel"));
        }

        @Test
        @DisplayName("R15 leaves a channel")
        void leaves() {
            adaAnd(new UserJoinedChannel(ACME, ADA, TALK, null))
                    .when(new LeaveChannel(ACME, ADA, TALK))
                    .expectEvents(new UserLeftChannel(ACME, ADA, TALK, ChannelLeaving.LEFT));
        }
    }

    @Nested
    class Networks {

        private static final NetworkJoinRequested ASKED = new NetworkJoinRequested(ACME, ADA, RUNNERS, "Please");

        @Test
        @DisplayName("R15 joins and leaves; either is refused when it would change nothing")
        void joinsAndLeaves() {
            UserJoinedNetwork joined = new UserJoinedNetwork(ACME, ADA, RUNNERS);
            JoinNetwork join = new JoinNetwork(ACME, ADA, RUNNERS, List.of());
            LeaveNetwork leave = new LeaveNetwork(ACME, ADA, RUNNERS);
            adaAnd().when(join).expectEvents(joined);
            adaAnd(joined).when(join).expectException(Refused.with(CONFLICT, "user.already-in-network"));
            adaAnd(joined).when(leave).expectEvents(new UserLeftNetwork(ACME, ADA, RUNNERS));
            adaAnd().when(leave).expectException(Refused.with(CONFLICT, "user.not-in-network"));
        }

        @Test
        @DisplayName("R15 asks once, and not for where the user is")
        void asks() {
            RequestToJoinNetwork ask = new RequestToJoinNetwork(ACME, ADA, RUNNERS, "Please");
            adaAnd().when(ask).expectEvents(ASKED);
            adaAnd(ASKED).when(ask).expectException(Refused.with(CONFLICT, "network.already-requested"));
            adaAnd(new UserJoinedNetwork(ACME, ADA, RUNNERS))
                    .when(ask)
                    .expectException(Refused.with(CONFLICT, "user.already-in-network"));
        }

        @Test
        @DisplayName("R15 who is accepted has joined")
        void accepted() {
            adaAnd(ASKED)
                    .when(new AcceptIntoNetwork(ACME, ADA, RUNNERS))
                    .expectEvents(
                            new NetworkJoinAccepted(ACME, ADA, RUNNERS), new UserJoinedNetwork(ACME, ADA, RUNNERS));
        }

        @Test
        @DisplayName("R15 who is rejected is told why, and may ask again")
        void rejected() {
            NetworkJoinRejected rejected = new NetworkJoinRejected(ACME, ADA, RUNNERS, "Not now");
            adaAnd(ASKED)
                    .when(new RejectFromNetwork(ACME, ADA, RUNNERS, "Not now"))
                    .expectEvents(rejected);
            adaAnd(ASKED, rejected)
                    .when(new RequestToJoinNetwork(ACME, ADA, RUNNERS, null))
                    .expectEvents(new NetworkJoinRequested(ACME, ADA, RUNNERS, null));
        }

        static Stream<MembershipCommand> decisions() {
            return Stream.of(
                    new AcceptIntoNetwork(ACME, ADA, RUNNERS),
                    new RejectFromNetwork(ACME, ADA, RUNNERS, "Not now"),
                    new WithdrawRequest(ACME, ADA, RUNNERS));
        }

        @ParameterizedTest
        @MethodSource("decisions")
        @DisplayName("R15 nothing is decided on who does not ask, or asks no more")
        void decidedOnce(MembershipCommand decision) {
            adaAnd().when(decision).expectException(Refused.with(NOT_FOUND, "network-request.not-found"));
            for (MembershipEvent end : List.of(
                    new NetworkJoinRejected(ACME, ADA, RUNNERS, "Not now"),
                    new NetworkJoinWithdrawn(ACME, ADA, RUNNERS),
                    new UserJoinedNetwork(ACME, ADA, RUNNERS))) {
                adaAnd(ASKED, end).when(decision).expectException(Refused.with(NOT_FOUND, "network-request.not-found"));
            }
        }
    }

    @Nested
    class Needs {

        private static final String ORGANIZATION = ACME.toString();
        private static final List<Claim> OPEN_CHANNEL = List.of(
                Claim.require("channel", TALK.toString(), ORGANIZATION, "channel.not-found"),
                Claim.require("channel-open", TALK.toString(), ORGANIZATION, "channel.archived"));
        private static final List<Claim> OPEN_NETWORK = List.of(
                Claim.require("network", RUNNERS.toString(), ORGANIZATION, "network.not-found"),
                Claim.require("network-open", RUNNERS.toString(), ORGANIZATION, "network.archived"));

        private final UserClaims claims = new UserClaims();

        @Test
        @DisplayName("R8, R15 to join or leave: it is there and open")
        void open() {
            assertThat(claims.claimsOf(new UserJoinedChannel(ACME, ADA, TALK, null)))
                    .isEqualTo(OPEN_CHANNEL);
            assertThat(claims.claimsOf(new UserLeftChannel(ACME, ADA, TALK, ChannelLeaving.LEFT)))
                    .isEqualTo(OPEN_CHANNEL);
            assertThat(claims.claimsOf(new UserJoinedNetwork(ACME, ADA, RUNNERS)))
                    .isEqualTo(OPEN_NETWORK);
            assertThat(new LeaveNetwork(ACME, ADA, RUNNERS).claims()).isEqualTo(OPEN_NETWORK);
            assertThat(claims.claimsOf(new NetworkJoinRequested(ACME, ADA, RUNNERS, null)))
                    .isEqualTo(OPEN_NETWORK);
        }

        @Test
        @DisplayName("R15 to leave with a team, nothing: an archived channel keeps nobody in the team")
        void withTheTeam() {
            assertThat(claims.claimsOf(new UserLeftChannel(ACME, ADA, TALK, ChannelLeaving.LEFT_TEAM)))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("R17 hides when they were last seen, and shows it again; the same once more is no event")
    void lastSeen() {
        LastSeenVisibilityChanged hidden = new LastSeenVisibilityChanged(ACME, ADA, true);
        adaAnd().when(new ChangeLastSeen(ACME, ADA, true)).expectEvents(hidden);
        adaAnd(hidden).when(new ChangeLastSeen(ACME, ADA, true)).expectNoEvents();
        adaAnd(hidden)
                .when(new ChangeLastSeen(ACME, ADA, false))
                .expectEvents(new LastSeenVisibilityChanged(ACME, ADA, false));
    }
}
