package dev.rollcall.benchmark;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that several questions need, started when the first of them asks for it. */
final class Part<T> {

    private final Supplier<T> start;
    private @Nullable T started;

    Part(Supplier<T> start) {
        this.start = start;
    }

    synchronized T get() {
        if (started == null) {
            started = start.get();
        }
        return started;
    }

    /** Nothing, if it was not started. */
    synchronized void end(Consumer<? super T> stop) {
        if (started != null) {
            stop.accept(started);
            started = null;
        }
    }

    /** At the same time, since a start is mostly waiting; returns when the last one is done. */
    static void together(Runnable... actions) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> each : Stream.of(actions).map(executor::submit).toList()) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part failed to start or stop", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
