package dev.rollcall.torture.proof;

import static dev.rollcall.torture.proof.Given.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R51 the check of deletions")
class DeletionsTest {

    private static final String BEN = "user/ben";
    private static final String INVITE = "contact-invite/1";
    private static final LoggedEvent DELETED = event(1, BEN, 1, "user.deleted", "r");
    private static final LoggedEvent ENDED = event(2, INVITE, 2, "contact.deleted", "r");
    private static final LoggedEvent COMPLETED = event(3, BEN, 2, "user.deletion-completed", "r");

    private static Verdict verdict(boolean acknowledged, LoggedEvent... events) {
        return new Deletions(List.of(new Departure(BEN, List.of(INVITE), acknowledged)), new Log(List.of(events)))
                .verdict();
    }

    @Test
    void isContentWithAllOrNothing() {
        assertThat(verdict(true, DELETED, ENDED, COMPLETED).holds()).isTrue();
        assertThat(verdict(false, DELETED, ENDED, COMPLETED).holds()).isTrue();
        assertThat(verdict(false).holds()).isTrue();
    }

    @Test
    void seesADeletionThatWasLost() {
        assertThat(verdict(true).violations()).containsExactly("user/ben was deleted 0 times");
    }

    @Test
    void seesOneThatStoppedHalfway() {
        assertThat(verdict(true, DELETED, COMPLETED).violations())
                .containsExactly("contact-invite/1 of user/ben ended 0 times");
        assertThat(verdict(true, DELETED, ENDED).violations())
                .containsExactly("user/ben: the deletion was not completed once");
    }

    @Test
    void seesAStepTakenTwice() {
        assertThat(verdict(true, DELETED, ENDED, event(4, INVITE, 3, "contact.deleted", "r"), COMPLETED)
                        .violations())
                .containsExactly("contact-invite/1 of user/ben ended 2 times");
    }

    @Test
    void isNotContentWithoutDeletions() {
        assertThat(new Deletions(List.of(), new Log(List.of())).verdict().holds())
                .isFalse();
    }
}
