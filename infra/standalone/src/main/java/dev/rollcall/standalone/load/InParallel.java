package dev.rollcall.standalone.load;

import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Work on many items, a bounded number at a time. */
final class InParallel {

    private InParallel() {}

    /** Returns when all are done; after the first failure no further one is begun, and it is thrown. */
    static <T> void forEach(int atMost, Collection<T> items, Consumer<T> work) {
        var permits = new Semaphore(atMost);
        var failure = new AtomicReference<@Nullable RuntimeException>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T item : items) {
                permits.acquire();
                if (failure.get() != null) {
                    break;
                }
                threads.execute(() -> {
                    try {
                        work.accept(item);
                    } catch (RuntimeException e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        permits.release();
                    }
                });
            }
        } catch (InterruptedException e) {
            throw Pause.interrupted();
        }
        var failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }
}
