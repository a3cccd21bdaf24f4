package dev.rollcall.torture.chaos;

import dev.rollcall.standalone.parts.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Kills, stops and starts parts, round after round. */
public final class Chaos {
    private final List<Victim> victims;
    private final Random random;
    private final Calm calm;
    private final Consumer<String> screen;
    private final Map<String, Integer> kills = new TreeMap<>();
    private final List<String> unforeseen = new ArrayList<>();
    private int pauses;

    public Chaos(List<Victim> victims, long seed, Calm calm, Consumer<String> screen) {
        this.victims = victims;
        this.random = new Random(seed);
        this.calm = calm;
        this.screen = screen;
    }

    /** Returns after the round in which it is over; everything is up then. */
    public void go(BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            Blow blow = Blow.of(random, victims);
            screen.accept(blow.toString());
            deal(blow, over);
        }
    }

    private void deal(Blow blow, BooleanSupplier over) {
        noteDeaths(victims);
        calm.disturbed();
        if (blow.paused() != null) {
            blow.paused().pause();
            pauses++;
        }
        try {
            blow.killed().parallelStream().forEach(Victim::kill);
            blow.killed().forEach(this::count);
            Patience.until(blow.down(), over);
        } finally {
            if (blow.paused() != null) {
                blow.paused().resume();
            }
        }
        startAll(blow);
        calm.restored();
        Patience.until(blow.rest(), over);
    }

    private void startAll(Blow blow) {
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> starts = blow.killed().stream()
                    .map(victim -> CompletableFuture.runAsync(victim::startPatiently, starters))
                    .toList();
            Victim again = blow.again();
            if (again != null) {
                // Between the two, starting or just ready.
                Patience.until(blow.againAfter(), () -> false);
                if (again.isAlive()) {
                    again.kill();
                    count(again);
                }
            }
            starts.forEach(CompletableFuture::join);
            if (again != null && !again.isAlive()) {
                again.startPatiently();
            }
        }
    }

    private void noteDeaths(List<Victim> expectedAlive) {
        for (Victim victim : expectedAlive) {
            if (!victim.isAlive()) {
                unforeseen.add(victim.name() + " ended by itself");
                screen.accept(unforeseen.getLast());
                victim.startPatiently();
            }
        }
    }

    private void count(Victim victim) {
        kills.merge(victim.name(), 1, Integer::sum);
    }

    /** To be asked when it is over. */
    public Map<String, Integer> kills() {
        return kills;
    }

    public int pauses() {
        return pauses;
    }

    /** Parts that ended although nobody killed them. */
    public List<String> unforeseen() {
        noteDeaths(victims);
        return unforeseen;
    }
}
