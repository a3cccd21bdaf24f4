package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.UserIds;
import dev.rollcall.benchmark.load.ClosedLoop;
import dev.rollcall.benchmark.load.ClosedLoop.Answered;
import dev.rollcall.command.user.UserLoad;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Users of the real service, who are added and changed in-process. */
final class Users {

    private static final int AT_ONCE = 16;

    private final UserLoad load;
    private final List<UUID> ids;
    private final Duration slice;

    @FunctionalInterface
    interface Action {
        void of(UUID user) throws Exception;
    }

    /**
     * Adds this many to be changed later.
     *
     * @param slice how long they are added or changed at a time
     */
    Users(UserLoad load, int count, Duration slice) {
        this.slice = slice;
        this.load = load;
        this.ids = UserIds.next(count);
        each(ids, load::add);
    }

    /** Changes every one once, so that a cache that can hold them does. */
    void touch() {
        each(ids, user -> load.change(user, Designations.next()));
    }

    Answered create(int callers) {
        return ClosedLoop.run(callers, slice, (caller, turn) -> load.add(UserIds.next()));
    }

    /** Each caller changes users of its own: callers who meet on a stream are another question. */
    Answered change(int callers) {
        return ClosedLoop.run(
                callers,
                slice,
                (caller, turn) -> load.change(ofCaller(ids, caller, callers, turn), Designations.next()));
    }

    static UUID ofCaller(List<UUID> ids, int caller, int callers, long turn) {
        int share = ids.size() / callers;
        return ids.get(caller + callers * (int) (turn % share));
    }

    static void each(List<UUID> ids, Action action) {
        var turns = new Semaphore(AT_ONCE);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = ids.stream()
                    .<Future<?>>map(user -> executor.submit(() -> {
                        turns.acquire();
                        try {
                            action.of(user);
                        } finally {
                            turns.release();
                        }
                        return user;
                    }))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the users could not be prepared", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
