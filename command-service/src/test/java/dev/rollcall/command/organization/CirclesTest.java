package dev.rollcall.command.organization;

import static dev.rollcall.web.Refusal.Reason.CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.organization.OrganizationCommand.ArchiveUnit;
import dev.rollcall.command.organization.OrganizationCommand.ChangeNetwork;
import dev.rollcall.command.organization.OrganizationCommand.CreateChannel;
import dev.rollcall.command.organization.OrganizationCommand.CreateNetwork;
import dev.rollcall.command.organization.OrganizationCommand.RenameUnit;
import dev.rollcall.command.platform.Refused;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.organization.ChannelKind;
import dev.rollcall.events.organization.Joining;
import dev.rollcall.events.organization.OrganizationEvent.ChannelArchived;
import dev.rollcall.events.organization.OrganizationEvent.ChannelCreated;
import dev.rollcall.events.organization.OrganizationEvent.ChannelRenamed;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentCreated;
import dev.rollcall.events.organization.OrganizationEvent.FirstUser;
import dev.rollcall.events.organization.OrganizationEvent.NetworkArchived;
import dev.rollcall.events.organization.OrganizationEvent.NetworkCreated;
import dev.rollcall.events.organization.OrganizationEvent.NetworkJoiningChanged;
import dev.rollcall.events.organization.OrganizationEvent.NetworkRenamed;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.organization.Plan;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Channels and networks of an organization")
class CirclesTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID EAST = new UUID(3, 1);
    private static final UUID ADA = new UUID(4, 1);
    private static final UUID TALK = new UUID(7, 1);
    private static final UUID OTHER = new UUID(7, 2);
    private static final UUID RUNNERS = new UUID(8, 1);
    private static final String OWNER = ACME.toString();

    private static final ChannelCreated OPENED =
            new ChannelCreated(ACME, TALK, "Talk", ChannelKind.ORGANIZATION, null, ADA);
    private static final NetworkCreated FOUNDED = new NetworkCreated(ACME, RUNNERS, "Runners", Joining.DIRECT);

    private final AggregateTestFixture<Organization> fixture = new AggregateTestFixture<>(Organization.class);
    private final OrganizationClaims claims = new OrganizationClaims();

    private TestExecutor<Organization> acmeAnd(Object... events) {
        return fixture.given(
                        new OrganizationRegistered(
                                ACME, "Acme", "eu", Plan.PAID, new FirstUser(ADA, "Ada Example", "ada@acme.example")),
                        new DepartmentCreated(ACME, ACME, "Acme"))
                .andGiven(events);
    }

    @Nested
    class Channels {

        @Test
        @DisplayName("R8 are opened by who owns them then")
        void opened() {
            acmeAnd()
                    .when(new CreateChannel(ACME, TALK, "Talk", ChannelKind.TEAM, EAST, ADA))
                    .expectEvents(new ChannelCreated(ACME, TALK, "Talk", ChannelKind.TEAM, EAST, ADA))
                    .expectResultMessagePayload(2L);
        }

        @Test
        @DisplayName("R8 have names of their own, in any case")
        void names() {
            acmeAnd(OPENED)
                    .when(new CreateChannel(ACME, OTHER, "TALK", ChannelKind.ORGANIZATION, null, null))
                    .expectException(Refused.with(CONFLICT, "channel.name-taken"));
            acmeAnd(OPENED)
                    .when(new CreateNetwork(ACME, RUNNERS, "Talk", Joining.DIRECT))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        @DisplayName("R8 are renamed and archived")
        void live() {
            acmeAnd(OPENED)
                    .when(new RenameUnit(ACME, UnitKind.CHANNEL, TALK, "Chat"))
                    .expectEvents(new ChannelRenamed(ACME, TALK, "Chat"));
            acmeAnd(OPENED)
                    .when(new ArchiveUnit(ACME, UnitKind.CHANNEL, TALK))
                    .expectEvents(new ChannelArchived(ACME, TALK));
            acmeAnd(OPENED, new ChannelArchived(ACME, TALK))
                    .when(new RenameUnit(ACME, UnitKind.CHANNEL, TALK, "Chat"))
                    .expectException(Refused.with(CONFLICT, "channel.archived"));
        }

        @Test
        @DisplayName("R8, R15 of a team need one that is open, and say whose they are")
        void ofATeam() {
            String team = EAST.toString();
            assertThat(claims.claimsOf(new ChannelCreated(ACME, TALK, "Talk", ChannelKind.TEAM, EAST, null)))
                    .contains(
                            Claim.take("channel-kind", TALK.toString(), OWNER, "TEAM/" + team, "channel.taken"),
                            Claim.require("team", team, OWNER, "team.not-found"),
                            Claim.require("team-open", team, OWNER, "team.archived"));
        }
    }

    @Nested
    class Networks {

        @Test
        @DisplayName("R8 have names of their own")
        void names() {
            acmeAnd(FOUNDED)
                    .when(new CreateNetwork(ACME, OTHER, "runners", Joining.BY_REQUEST))
                    .expectException(Refused.with(CONFLICT, "network.name-taken"));
        }

        @Test
        @DisplayName("R8, R15 are changed in name and in how one joins; what stays is no event")
        void changed() {
            acmeAnd(FOUNDED)
                    .when(new ChangeNetwork(ACME, RUNNERS, "Long runs", Joining.BY_REQUEST))
                    .expectEvents(
                            new NetworkRenamed(ACME, RUNNERS, "Long runs"),
                            new NetworkJoiningChanged(ACME, RUNNERS, Joining.BY_REQUEST))
                    .expectResultMessagePayload(4L);
            acmeAnd(FOUNDED)
                    .when(new ChangeNetwork(ACME, RUNNERS, "Runners", Joining.DIRECT))
                    .expectNoEvents();
            acmeAnd(FOUNDED, new NetworkArchived(ACME, RUNNERS))
                    .when(new ChangeNetwork(ACME, RUNNERS, null, Joining.BY_REQUEST))
                    .expectException(Refused.with(CONFLICT, "network.archived"));
        }

        @Test
        @DisplayName("R15 can be joined without asking as long as they say so")
        void direct() {
            Claim free = Claim.release("network-direct", RUNNERS.toString(), OWNER);
            assertThat(claims.claimsOf(FOUNDED))
                    .contains(Claim.take("network-direct", RUNNERS.toString(), OWNER, "network.taken"));
            assertThat(claims.claimsOf(new NetworkCreated(ACME, RUNNERS, "Runners", Joining.BY_REQUEST)))
                    .noneMatch(claim -> claim.scope().equals("network-direct"));
            assertThat(claims.claimsOf(new NetworkJoiningChanged(ACME, RUNNERS, Joining.BY_REQUEST)))
                    .containsExactly(free);
        }
    }
}
