package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.PartException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** All parts of one Rollcall: started side by side as far as they can be, stopped one after the other. */
final class Launch {
    private final Home home;
    private final List<Part> parts;
    private final ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private boolean stopped;

    /** The first thing that went wrong, while starting or later; completes normally on a stop. */
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** @param parts in the order of their dependence, the last one being stopped first */
    Launch(Home home, List<Part> parts) {
        this.home = home;
        this.parts = parts;
    }

    /**
     * Returns when all parts are ready, or the launch was stopped meanwhile.
     *
     * @return whether they are ready
     * @throws PartException if one does not get ready; the others may run by then
     */
    boolean start() {
        Map<String, CompletableFuture<Void>> ready = new HashMap<>();
        for (Part part : parts) {
            CompletableFuture<?>[] before = part.after().stream()
                    .filter(ready::containsKey)
                    .map(ready::get)
                    .toArray(CompletableFuture<?>[]::new);
            ready.put(part.name(), CompletableFuture.allOf(before).thenRunAsync(() -> start(part), starters));
        }
        CompletableFuture<?> all = CompletableFuture.allOf(ready.values().toArray(CompletableFuture<?>[]::new));
        CompletableFuture<?> allOrFailure = CompletableFuture.anyOf(all, end);
        while (true) {
            try {
                allOrFailure.get(10, TimeUnit.SECONDS);
                return !stopping.get();
            } catch (TimeoutException e) {
                Screen.say("  still starting: " + waiting(ready));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException e) {
                if (stopping.get()) {
                    // What is stopped half-way fails, which is nobody's concern.
                    return false;
                }
                throw failure(e);
            }
        }
    }

    /** Blocks until a part ends by itself, which is a failure, or all were stopped. */
    void await() {
        try {
            end.join();
        } catch (CompletionException e) {
            if (!stopping.get()) {
                throw failure(e);
            }
        }
    }

    void stopVisibly() {
        if (stopping.compareAndSet(false, true)) {
            Screen.say("Stopping Rollcall …");
        }
        stop();
    }

    /** Returns when all have stopped, also if another thread is at it: the process may end after that. */
    void stop() {
        stopping.set(true);
        stopInOrder();
    }

    private synchronized void stopInOrder() {
        if (stopped) {
            return;
        }
        stopped = true;
        long begin = System.nanoTime();
        for (Part part : parts.reversed()) {
            try {
                part.stop();
            } catch (RuntimeException e) {
                Screen.complain(e.getMessage() == null ? e.toString() : e.getMessage());
            }
        }
        end.complete(null);
        Screen.say("Stopped after %.1f s".formatted((System.nanoTime() - begin) / 1e9));
    }

    private void start(Part part) {
        if (stopping.get()) {
            return;
        }
        long begin = System.nanoTime();
        try {
            part.start();
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
            throw e;
        }
        Screen.say("  %-16s ready after %4.1f s  %s"
                .formatted(part.name(), (System.nanoTime() - begin) / 1e9, part.address()));
        part.process()
                .ifPresent(process -> process.onExit().thenRun(() -> {
                    if (!stopping.get()) {
                        String what = "%s (process %d) ended by itself".formatted(part.name(), process.pid());
                        end.completeExceptionally(new PartException(LogTail.of(what, home.log(part.name()))));
                    }
                }));
    }

    private static String waiting(Map<String, CompletableFuture<Void>> ready) {
        return String.join(
                ", ",
                ready.entrySet().stream()
                        .filter(each -> !each.getValue().isDone())
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
    }

    private static PartException failure(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof PartException)) {
            cause = cause.getCause();
        }
        return cause instanceof PartException known ? known : new PartException(cause.toString(), e);
    }
}
