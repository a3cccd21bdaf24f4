package dev.rollcall.torture.load;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What all clients share: organizations, teams, users whom all of them change, addresses that all of them want. */
public final class Office {
    /** So many clients want the same new address at about the same time. */
    private static final int RIVALS = 4;

    private static final int DESKS = 6;

    final List<String> organizations = new CopyOnWriteArrayList<>();
    final List<Team> teams = new CopyOnWriteArrayList<>();
    final List<Person> shared = new CopyOnWriteArrayList<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong races = new AtomicLong();

    /** One that nobody had before. */
    long number() {
        return numbers.incrementAndGet();
    }

    String ownAddress() {
        return "person-%d@torture.example".formatted(number());
    }

    /** One that others want as well, now; whoever gets it keeps it. */
    String wantedAddress() {
        return "wanted-%d@torture.example".formatted(races.getAndIncrement() / RIVALS);
    }

    /** One of a few that go from hand to hand. */
    String desk(Random random) {
        return (random.nextBoolean() ? "desk-%d@torture.example" : "DESK-%d@torture.example")
                .formatted(random.nextInt(DESKS));
    }
}
