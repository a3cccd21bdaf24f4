package dev.rollcall.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/** Callers each of whom asks at least once, and again as soon as it is answered. */
public final class ClosedLoop {

    /** One request and its answer. */
    @FunctionalInterface
    public interface Request {
        /**
         * @param caller 0, 1 … of the callers
         * @param turn 0, 1 … of this caller
         */
        void send(int caller, long turn) throws Exception;
    }

    /** What was answered, and in which time. */
    public record Answered(long count, double seconds) {
        public double perSecond() {
            return count / seconds;
        }
    }

    private ClosedLoop() {}

    /**
     * Returns when the last caller has its last answer.
     *
     * @throws IllegalStateException if a request fails
     */
    public static Answered run(ThreadFactory threads, int callers, Duration duration, Request request) {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        long count = 0;
        try (var executor = Executors.newThreadPerTaskExecutor(threads)) {
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                counts.add(executor.submit(() -> {
                    long turn = 0;
                    do {
                        request.send(caller, turn);
                        turn++;
                    } while (System.nanoTime() - end < 0);
                    return turn;
                }));
            }
            for (Future<Long> each : counts) {
                count += each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request failed under load", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return new Answered(count, (System.nanoTime() - begin) / 1e9);
    }

    /** On virtual threads, as the services run theirs. */
    public static Answered run(int callers, Duration duration, Request request) {
        return run(Thread.ofVirtual().factory(), callers, duration, request);
    }
}
