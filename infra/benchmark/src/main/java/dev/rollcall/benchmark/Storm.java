package dev.rollcall.benchmark;

import dev.rollcall.benchmark.load.ClosedLoop;
import dev.rollcall.benchmark.load.HttpCaller.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What became of people who signed in all at once.
 *
 * @param sentAway who were told to come again, and when
 * @param longestWait in seconds, that any of them was told
 */
record Storm(long signedIn, long sentAway, long longestWait) {

    private static final int CREATED = 201;
    private static final int TOO_MANY_REQUESTS = 429;

    @FunctionalInterface
    interface Attempt {
        /** @param person 0, 1 … */
        Answer signIn(int person) throws IOException;
    }

    /**
     * Returns when the last of them is answered.
     *
     * @throws IllegalStateException if one is answered anything else, or is not told when to come again
     */
    static Storm of(int people, Attempt attempt) {
        var signedIn = new AtomicLong();
        var sentAway = new AtomicLong();
        var longestWait = new AtomicLong();
        ClosedLoop.run(people, Duration.ZERO, (person, turn) -> {
            Answer answer = attempt.signIn(person);
            if (answer.status() == CREATED) {
                signedIn.incrementAndGet();
            } else if (answer.status() == TOO_MANY_REQUESTS && answer.retryAfter() > 0) {
                sentAway.incrementAndGet();
                longestWait.accumulateAndGet(answer.retryAfter(), Math::max);
            } else {
                throw new IllegalStateException(
                        "one of many who signed in was answered %d: %s".formatted(answer.status(), answer.body()));
            }
        });
        return new Storm(signedIn.get(), sentAway.get(), longestWait.get());
    }
}
