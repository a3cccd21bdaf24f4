package dev.rollcall.torture.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is done in one round.
 *
 * @param killed at the same time
 * @param paused stands still before, while and after the others die; null for nobody
 * @param down how long the killed ones stay down, and the paused one still
 * @param again one of the killed that dies once more while it starts; null for nobody
 * @param againAfter how long after its start
 * @param rest how long everybody is left alone afterwards
 */
record Blow(
        List<Victim> killed,
        @Nullable Victim paused,
        Duration down,
        @Nullable Victim again,
        Duration againAfter,
        Duration rest) {

    /** The same for the same random numbers. */
    static Blow of(Random random, List<Victim> victims) {
        List<Victim> shuffled = new ArrayList<>(victims);
        Collections.shuffle(shuffled, random);
        int dice = random.nextInt(100);
        int several = dice < 50 ? 1 : dice < 75 ? 2 : dice < 85 ? 3 : dice < 90 ? shuffled.size() : 0;
        Victim paused = null;
        if (several < shuffled.size() && random.nextInt(100) < (several == 0 ? 100 : 20)) {
            paused = shuffled.stream()
                    .skip(several)
                    .filter(Victim::writes)
                    .findFirst()
                    .orElse(null);
        }
        List<Victim> killed = List.copyOf(shuffled.subList(0, several));
        Victim again = several > 0 && random.nextInt(100) < 20 ? killed.getFirst() : null;
        return new Blow(
                killed,
                paused,
                Duration.ofMillis(paused == null ? random.nextInt(3_000) : 2_000 + random.nextInt(6_000)),
                again,
                Duration.ofMillis(200 + random.nextInt(4_000)),
                Duration.ofMillis(1_000 + random.nextInt(5_000)));
    }

    @Override
    public String toString() {
        List<String> told = new ArrayList<>();
        if (!killed.isEmpty()) {
            told.add("kill -9 " + killed.stream().map(Victim::name).collect(Collectors.joining(", ")));
        }
        if (paused != null) {
            told.add("stop " + paused.name());
        }
        told.add("for %.1f s".formatted(down.toMillis() / 1e3));
        if (again != null) {
            told.add("and %s again %.1f s after its start".formatted(again.name(), againAfter.toMillis() / 1e3));
        }
        return String.join(", ", told);
    }
}
