package dev.rollcall.torture.proof;

import static dev.rollcall.torture.proof.Given.ADA;
import static dev.rollcall.torture.proof.Given.ADA_ADDED;
import static dev.rollcall.torture.proof.Given.event;
import static dev.rollcall.torture.proof.Given.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedTest {

    private final List<FedEvent> fed = new ArrayList<>(Given.fed());

    private Feed feed() {
        return new Feed(Given.log(), fed);
    }

    @Test
    void isContentWithWhatIsRight() {
        assertThat(feed().verdicts()).allMatch(Verdict::holds);
    }

    @Test
    void isContentWithABatchThatIsSentAgain() {
        fed.addAll(Given.fed());
        assertThat(feed().verdicts()).allMatch(Verdict::holds);
        assertThat(feed().repetitions()).isEqualTo(3);
    }

    @Test
    void missesAnEvent() {
        fed.remove(2);
        assertThat(feed().complete().violations()).singleElement().asString().contains("user/ben");
    }

    @Test
    void seesEventsOutOfOrder() {
        fed.set(0, fed.set(1, fed.get(0)));
        assertThat(feed().inOrder().holds()).isFalse();
    }

    @Test
    void seesAGapThatIsFilledLater() {
        fed.add(fed.remove(0));
        assertThat(feed().complete().holds()).isTrue();
        assertThat(feed().inOrder().holds()).isFalse();
    }

    @Test
    void seesWhatIsNotInTheLog() {
        fed.add(told(event(4, ADA, 2, "user.profile-changed", "r4"), ""));
        assertThat(feed().asLogged().holds()).isFalse();
    }

    @Test
    void seesAnEventToldOtherwiseThanLogged() {
        fed.set(0, new FedEvent(ADA, ADA_ADDED.id(), "rollcall.user.added.v1", 7, 0, ""));
        assertThat(feed().asLogged().holds()).isFalse();
    }
}
