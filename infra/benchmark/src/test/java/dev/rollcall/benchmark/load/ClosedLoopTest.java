package dev.rollcall.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    @Test
    void countsWhatWasAnswered() {
        var sent = new AtomicLong();
        Set<Integer> callers = ConcurrentHashMap.newKeySet();

        var answered = ClosedLoop.run(4, Duration.ofMillis(50), (caller, turn) -> {
            callers.add(caller);
            sent.incrementAndGet();
        });

        assertThat(answered.count()).isEqualTo(sent.get()).isPositive();
        assertThat(answered.seconds()).isGreaterThanOrEqualTo(0.05);
        assertThat(callers).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void asksOnceWhereThereIsNoTime() {
        assertThat(ClosedLoop.run(7, Duration.ZERO, (caller, turn) -> {}).count())
                .isEqualTo(7);
    }

    @Test
    void failsWithTheFirstRequestThatDoes() {
        assertThatThrownBy(() -> ClosedLoop.run(2, Duration.ofMillis(50), (caller, turn) -> {
                    throw new IllegalArgumentException("refused");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("refused");
    }
}
