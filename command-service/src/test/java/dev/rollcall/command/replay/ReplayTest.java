package dev.rollcall.command.replay;

import static dev.rollcall.events.DomainEvent.NO_ORGANIZATION;
import static dev.rollcall.web.Refusal.Reason.CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.platform.Refused;
import dev.rollcall.command.replay.ReplayCommand.CancelReplay;
import dev.rollcall.command.replay.ReplayCommand.EndReplay;
import dev.rollcall.command.replay.ReplayCommand.RequestReplay;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.replay.ReplayEvent.ReplayCancelled;
import dev.rollcall.events.replay.ReplayEvent.ReplayEnded;
import dev.rollcall.events.replay.ReplayEvent.ReplayRequested;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R97 A replay")
class ReplayTest {

    private static final UUID ID = UUID.randomUUID();
    private static final ReplayRequested REQUESTED =
            new ReplayRequested(NO_ORGANIZATION, ID, "warehouse", "rollcall.replay.warehouse", null, 1, 4711);
    private static final ReplayCancelled CANCELLED = new ReplayCancelled(NO_ORGANIZATION, ID, "warehouse");
    private static final ReplayEnded ENDED = new ReplayEnded(NO_ORGANIZATION, ID, "warehouse", 4711);

    private final AggregateTestFixture<Replay> replay = new AggregateTestFixture<>(Replay.class);
    private final ReplayClaims claims = new ReplayClaims();

    @Test
    @DisplayName("begins with what was asked for")
    void requested() {
        replay.givenNoPriorActivity()
                .when(new RequestReplay(ID, "warehouse", "rollcall.replay.warehouse", null, 1, 4711))
                .expectEvents(REQUESTED);
    }

    @Test
    @DisplayName("ends once, and not when it was cancelled meanwhile")
    void ends() {
        replay.given(REQUESTED).when(new EndReplay(ID, 4711)).expectEvents(ENDED);
        replay.given(REQUESTED, ENDED).when(new EndReplay(ID, 4711)).expectNoEvents();
        replay.given(REQUESTED, CANCELLED).when(new EndReplay(ID, 4711)).expectNoEvents();
    }

    @Test
    @DisplayName("is cancelled while it runs")
    void cancelled() {
        replay.given(REQUESTED).when(new CancelReplay(ID)).expectEvents(CANCELLED);
        replay.given(REQUESTED, ENDED)
                .when(new CancelReplay(ID))
                .expectException(Refused.with(CONFLICT, "replay.over"));
        replay.given(REQUESTED, CANCELLED)
                .when(new CancelReplay(ID))
                .expectException(Refused.with(CONFLICT, "replay.over"));
    }

    @Test
    @DisplayName("has its topic to itself until it is over")
    void claims() {
        String id = ID.toString();
        assertThat(claims.claimsOf(REQUESTED)).containsExactly(Claim.take("replay", "warehouse", id, "replay.running"));
        assertThat(claims.claimsOf(CANCELLED)).containsExactly(Claim.release("replay", "warehouse", id));
        assertThat(claims.claimsOf(ENDED)).containsExactly(Claim.release("replay", "warehouse", id));
    }
}
