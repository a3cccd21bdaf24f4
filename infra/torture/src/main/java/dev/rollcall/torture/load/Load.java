package dev.rollcall.torture.load;

import dev.rollcall.torture.chaos.Calm;
import dev.rollcall.torture.chaos.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Many clients at once. */
public final class Load {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> clients = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Departures departures;
    private final Replaying replaying;

    public Load(Installation installation, int size, long seed, Calm calm, Testimony testimony) {
        departures = new Departures(installation, seed, testimony, over::get);
        replaying = new Replaying(installation, seed, testimony, over::get);
        var wire = new Wire(installation.operatorToken());
        var office = new Office();
        for (int i = 0; i < size; i++) {
            var random = new Random(seed + i);
            var asking = new Asking(wire, installation.commands(), testimony, random, over::get);
            var reading = new Reading(wire, installation.queries(), calm, testimony, random);
            clients.add(threads.submit(new Client(asking, reading, testimony, office, random, over::get)));
        }
        clients.add(threads.submit(departures));
        clients.add(threads.submit(replaying));
    }

    public Departures departures() {
        return departures;
    }

    public Replaying replaying() {
        return replaying;
    }

    /** Returns when all have their last answer. */
    public void stop() throws InterruptedException {
        over.set(true);
        try {
            for (Future<?> client : clients) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed", e.getCause());
        } finally {
            threads.shutdown();
        }
    }
}
