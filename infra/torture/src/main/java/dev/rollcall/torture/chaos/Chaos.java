package dev.rollcall.torture.chaos;

import dev.rollcall.standalone.parts.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
    private static final Duration MOST_WAIT = Duration.ofSeconds(10);

    private final List<Victim> victims;
    private final Random random;
    private final Calm calm;
    private final Consumer<String> screen;
    private final ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Victim, CompletableFuture<Void>> starts = new HashMap<>();
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
        screen.accept("starting what is down");
        starts.values().forEach(CompletableFuture::join);
        calm.restored();
    }

    private void deal(Blow blow, BooleanSupplier over) {
        noteDeaths();
        calm.disturbed();
        if (blow.paused() != null) {
            blow.paused().pause();
            pauses++;
        }
        try {
            blow.killed().stream().filter(Victim::isAlive).forEach(this::count);
            blow.killed().parallelStream().forEach(Victim::kill);
            Patience.until(blow.down(), over);
        } finally {
            if (blow.paused() != null) {
                blow.paused().resume();
            }
        }
        blow.killed().forEach(this::startAgain);
        Victim again = blow.again();
        if (again != null) {
            // Starting, or just ready.
            Patience.until(blow.againAfter(), over);
            if (again.isAlive()) {
                count(again);
            }
            again.kill();
            startAgain(again);
        }
        // Who starts slowly does not keep the others from being hit.
        Patience.until(MOST_WAIT, () -> over.getAsBoolean() || areAllStarted());
        if (areAllStarted()) {
            calm.restored();
        }
        Patience.until(blow.rest(), over);
    }

    /** A start that is under way and was killed begins again by itself; otherwise this does it. */
    private void startAgain(Victim victim) {
        CompletableFuture<Void> before = starts.getOrDefault(victim, CompletableFuture.completedFuture(null));
        starts.put(
                victim,
                before.handle((done, failed) -> victim)
                        .thenAcceptAsync(
                                each -> {
                                    if (!each.isAlive()) {
                                        each.startPatiently();
                                    }
                                },
                                starters));
    }

    private boolean areAllStarted() {
        return starts.values().stream().allMatch(CompletableFuture::isDone);
    }

    private void noteDeaths() {
        for (Victim victim : victims) {
            CompletableFuture<Void> start = starts.get(victim);
            if (!victim.isAlive() && (start == null || start.isDone())) {
                unforeseen.add(victim.name() + " ended by itself");
                screen.accept(unforeseen.getLast());
                startAgain(victim);
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
        noteDeaths();
        return unforeseen;
    }
}
