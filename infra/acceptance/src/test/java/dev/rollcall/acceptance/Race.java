package dev.rollcall.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** What came back to callers who all called at once. */
record Race(List<Answer> all) {

    static Race of(int callers, IntFunction<Answer> call) {
        CountDownLatch ready = new CountDownLatch(callers);
        List<Future<Answer>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                int caller = i;
                calls.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.apply(caller);
                }));
            }
        }
        return new Race(calls.stream().map(Race::result).toList());
    }

    private static Answer result(Future<Answer> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    List<Answer> answers(int status) {
        return all.stream().filter(answer -> answer.status() == status).toList();
    }
}
