package dev.rollcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.benchmark.load.HttpCaller.Answer;
import org.junit.jupiter.api.Test;

class StormTest {

    private static final Answer IN = new Answer(201, 1, -1, "");

    private static Answer busy(long retryAfter) {
        return new Answer(429, -1, retryAfter, "busy");
    }

    @Test
    void countsWhoIsInAndWhoIsSentAway() {
        Storm storm = Storm.of(10, person -> person < 4 ? IN : busy(person));

        assertThat(storm).isEqualTo(new Storm(4, 6, 9));
    }

    @Test
    void breaksOffIfSomebodyIsNotToldWhenToComeAgain() {
        assertThatThrownBy(() -> Storm.of(3, person -> person < 2 ? IN : busy(-1)))
                .hasRootCauseMessage("one of many who signed in was answered 429: busy");
    }

    @Test
    void breaksOffIfSomethingFails() {
        assertThatThrownBy(() -> Storm.of(3, person -> person < 2 ? IN : new Answer(500, -1, -1, "failed")))
                .hasRootCauseMessage("one of many who signed in was answered 500: failed");
    }
}
