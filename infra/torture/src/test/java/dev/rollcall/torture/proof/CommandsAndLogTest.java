package dev.rollcall.torture.proof;

import static dev.rollcall.torture.proof.Given.ADA;
import static dev.rollcall.torture.proof.Given.ADA_ADDED;
import static dev.rollcall.torture.proof.Given.ADA_CHANGED;
import static dev.rollcall.torture.proof.Given.BEN;
import static dev.rollcall.torture.proof.Given.BEN_ADDED;
import static dev.rollcall.torture.proof.Given.accepted;
import static dev.rollcall.torture.proof.Given.event;
import static dev.rollcall.torture.proof.Given.once;
import static dev.rollcall.torture.proof.Given.refused;
import static dev.rollcall.torture.proof.Given.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.torture.proof.Asked.Attempt;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommandsAndLogTest {

    private static CommandsAndLog check(Log log, Asked... asked) {
        return new CommandsAndLog(List.of(asked), log);
    }

    @Test
    void isContentWithWhatIsRight() {
        assertThat(new CommandsAndLog(Given.asked(), Given.log()).verdicts()).allMatch(Verdict::holds);
    }

    @Test
    void isNotContentWithNothing() {
        assertThat(check(Given.log()).acknowledgedOnce().holds()).isFalse();
    }

    @Nested
    class Acknowledged {

        private boolean holds(Log log, Asked asked) {
            return check(log, asked).acknowledgedOnce().holds();
        }

        @Test
        void missesAnEvent() {
            assertThat(new CommandsAndLog(Given.asked(), new Log(List.of(ADA_ADDED, ADA_CHANGED)))
                            .acknowledgedOnce()
                            .violations())
                    .singleElement()
                    .asString()
                    .contains("r3", "nothing");
        }

        @Test
        void seesADoubleOfOneAttempt() {
            Log log = new Log(List.of(ADA_ADDED, event(2, ADA, 1, "user.added", "r1")));
            assertThat(holds(log, once("user.added", accepted("r1", 1, 0, ADA))))
                    .isFalse();
        }

        @Test
        void seesADoubleOfARepetitionWithTheSameKey() {
            Log log = new Log(List.of(ADA_ADDED, event(2, BEN, 0, "user.added", "again")));
            Asked repeated = once("user.added", unknown("r1"), accepted("again", 2, 0, BEN));
            assertThat(holds(log, repeated)).isFalse();
        }

        @Test
        void takesTheFirstAttemptForTheSecondWithTheSameKey() {
            Asked repeated = once("user.added", unknown("r1"), accepted("again", 1, 0, ADA));
            assertThat(holds(new Log(List.of(ADA_ADDED)), repeated)).isTrue();
        }

        @Test
        void doesNotTakeItWithoutAKey() {
            Asked repeated = new Asked(
                    "PUT", false, List.of("user.added"), List.of(unknown("r1"), accepted("again", 1, 0, ADA)));
            assertThat(holds(new Log(List.of(ADA_ADDED)), repeated)).isFalse();
        }

        @Test
        void seesHalfACommand() {
            Asked both = new Asked(
                    "POST", true, List.of("user.added", "user.profile-changed"), List.of(accepted("r1", 2, 1, ADA)));
            assertThat(holds(new Log(List.of(ADA_ADDED)), both)).isFalse();
        }

        @Test
        void seesSomebodyElseInBetween() {
            Asked both = new Asked(
                    "POST", true, List.of("user.added", "user.profile-changed"), List.of(accepted("r1", 3, 1, ADA)));
            Log log = new Log(List.of(
                    ADA_ADDED, event(2, BEN, 0, "user.added", "r2"), event(3, ADA, 1, "user.profile-changed", "r1")));
            assertThat(holds(log, both)).isFalse();
        }

        @Test
        void seesAnotherPositionVersionStreamOrType() {
            Log log = new Log(List.of(ADA_ADDED, ADA_CHANGED));
            assertThat(holds(log, once("user.profile-changed", accepted("r2", 2, 1, ADA))))
                    .isTrue();
            assertThat(holds(log, once("user.profile-changed", accepted("r2", 3, 1, ADA))))
                    .isFalse();
            assertThat(holds(log, once("user.profile-changed", accepted("r2", 2, 2, ADA))))
                    .isFalse();
            assertThat(holds(log, once("user.profile-changed", accepted("r2", 2, 1, BEN))))
                    .isFalse();
            assertThat(holds(log, once("user.email-added", accepted("r2", 2, 1, ADA))))
                    .isFalse();
        }

        @Test
        void allowsNothingOnlyWhereNothingMayHaveBeenLeftToDo() {
            Log log = new Log(List.of(ADA_ADDED));
            Attempt perhaps = new Attempt("r9", new Outcome.Accepted(1, 0, ADA, Outcome.Effect.PERHAPS_NONE), 0);
            assertThat(holds(log, once("user.email-verified", perhaps))).isTrue();
            Attempt earlier = new Attempt("r9", new Outcome.Accepted(1, 0, ADA, Outcome.Effect.THEN_OR_EARLIER), 0);
            assertThat(holds(log, once("user.email-verified", earlier))).isFalse();
        }

        @Test
        void seesWhatARepetitionLeftThatMustLeaveNothing() {
            Asked repetition = new Asked("POST", true, List.of(), List.of(accepted("r2", 2, -1, ADA)));
            assertThat(holds(new Log(List.of(ADA_ADDED)), repetition)).isTrue();
            assertThat(holds(new Log(List.of(ADA_ADDED, ADA_CHANGED)), repetition))
                    .isFalse();
        }
    }

    @Nested
    class RefusedOrUnknown {

        @Test
        void seesAnEventOfARefusedCommand() {
            assertThat(check(Given.log(), once("user.added", refused("r4")))
                            .refusedNever()
                            .holds())
                    .isTrue();
            assertThat(check(Given.log(), once("user.added", refused("r3")))
                            .refusedNever()
                            .holds())
                    .isFalse();
        }

        @Test
        void seesThatARepetitionIsRefusedForWhatItselfDid() {
            assertThat(check(Given.log(), once("user.added", unknown("r3"), refused("again")))
                            .refusedNever()
                            .holds())
                    .isFalse();
        }

        @Test
        void allowsThatAnEarlierAttemptComesThroughAfterTheRefusal() {
            assertThat(check(Given.log(), once("user.added", unknown("r3"), refused("again", 2)))
                            .refusedNever()
                            .holds())
                    .isTrue();
            assertThat(check(Given.log(), once("user.added", unknown("again"), refused("r3", 2)))
                            .refusedNever()
                            .holds())
                    .isFalse();
        }

        @Test
        void allowsUnknownOutcomesOnceOrNever() {
            Asked unknown = once("user.added", unknown("r3"));
            assertThat(check(Given.log(), unknown).unknownAtMostOnce().holds()).isTrue();
            assertThat(check(new Log(List.of()), unknown).unknownAtMostOnce().holds())
                    .isTrue();
            Log twice = new Log(List.of(BEN_ADDED, event(4, BEN, 1, "user.added", "r3")));
            assertThat(check(twice, unknown).unknownAtMostOnce().holds()).isFalse();
        }

        @Test
        void seesHalfACommandOfUnknownOutcome() {
            Asked both = new Asked("POST", true, List.of("user.added", "user.profile-changed"), List.of(unknown("r3")));
            assertThat(check(Given.log(), both).unknownAtMostOnce().holds()).isFalse();
        }
    }

    @Test
    void seesAnEventThatNobodyAskedFor() {
        assertThat(check(Given.log(), once("user.added", accepted("r1", 1, 0, ADA)), once("x", unknown("r2")))
                        .nothingUnasked()
                        .violations())
                .singleElement()
                .asString()
                .contains("r3");
    }
}
