package dev.rollcall.torture.proof;

import static dev.rollcall.torture.proof.Given.ADA;
import static dev.rollcall.torture.proof.Given.ADA_ADDED;
import static dev.rollcall.torture.proof.Given.ADA_CHANGED;
import static dev.rollcall.torture.proof.Given.BEGIN;
import static dev.rollcall.torture.proof.Given.BEN_ADDED;
import static dev.rollcall.torture.proof.Given.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final Instant END = BEGIN.plusSeconds(60);

    private static Order order(LoggedEvent... events) {
        return new Order(new Log(List.of(events)));
    }

    @Test
    void isContentWithWhatIsRight() {
        assertThat(new Order(Given.log()).verdicts(BEGIN, END)).allMatch(Verdict::holds);
    }

    @Test
    void isNotContentWithAnEmptyLog() {
        assertThat(order().verdicts(BEGIN, END)).noneMatch(Verdict::holds);
    }

    @Test
    void seesAGapInThePositions() {
        assertThat(order(ADA_ADDED, BEN_ADDED).positions().holds()).isFalse();
        assertThat(order(ADA_CHANGED, BEN_ADDED).positions().violations()).containsExactly("position 2 where 1 is due");
    }

    @Test
    void seesAPositionGivenTwice() {
        assertThat(order(ADA_ADDED, event(1, ADA, 1, "user.profile-changed", "r2"))
                        .positions()
                        .holds())
                .isFalse();
    }

    @Test
    void seesAGapInAStream() {
        assertThat(order(ADA_ADDED, event(2, ADA, 2, "user.profile-changed", "r2"))
                        .sequences()
                        .holds())
                .isFalse();
    }

    @Test
    void seesADoubleInAStream() {
        assertThat(order(ADA_ADDED, event(2, ADA, 0, "user.added", "r2"))
                        .sequences()
                        .holds())
                .isFalse();
    }

    @Test
    void seesAStreamWhoseSequencesGoAgainstThePositions() {
        assertThat(order(event(1, ADA, 1, "user.profile-changed", "r2"), event(2, ADA, 0, "user.added", "r1"))
                        .sequences()
                        .holds())
                .isFalse();
    }

    @Test
    void seesAnIdGivenTwice() {
        LoggedEvent twin = new LoggedEvent(2, ADA, 1, "user.profile-changed", ADA_ADDED.id(), BEGIN, "r2");
        assertThat(order(ADA_ADDED, twin).ids().holds()).isFalse();
    }

    @Test
    void seesTimesOutsideOfTheRunAndGoingBack() {
        assertThat(order(ADA_ADDED).times(BEGIN.plusSeconds(2), END).holds()).isFalse();
        assertThat(order(ADA_ADDED).times(BEGIN, BEGIN).holds()).isFalse();
        LoggedEvent earlier = new LoggedEvent(2, ADA, 1, "user.profile-changed", "id", BEGIN, "r2");
        assertThat(order(ADA_ADDED, earlier).times(BEGIN, END).holds()).isFalse();
    }
}
