package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.Lab;
import dev.rollcall.standalone.parts.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What every question is answered with.
 *
 * @param lab for questions that start everything by themselves, after they cleared the bed
 * @param bed what questions share
 * @param scratch for what does not belong to the lab
 * @param profile where a recording is to be written; null for none
 * @param attachments longer texts for the report, by heading
 */
record Bench(
        Lab lab,
        TestBed bed,
        Size size,
        Progress progress,
        Path scratch,
        @Nullable Path profile,
        Map<String, String> attachments) {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** One side of a comparison: measures once. */
    record Side(String name, Callable<Double> measurement) {}

    /**
     * A B A B …, so that what disturbs the machine for a while disturbs all sides alike.
     *
     * @return what was measured by side, in rounds; warm-ups are left out
     */
    Map<String, List<Double>> interleaved(String what, List<Side> sides) {
        Map<String, List<Double>> measured = new HashMap<>();
        for (int round = 0; round < size.allRounds(); round++) {
            for (int i = 0; i < sides.size(); i++) {
                Side side = sides.get(i);
                progress.at(
                        (double) (round * sides.size() + i) / (size.allRounds() * sides.size()),
                        "%s: round %d of %d, %s".formatted(what, round + 1, size.allRounds(), side.name()));
                double value = measure(side);
                if (round >= size.warmUps()) {
                    measured.computeIfAbsent(side.name(), name -> new ArrayList<>())
                            .add(value);
                }
            }
        }
        return measured;
    }

    private static double measure(Side side) {
        try {
            return side.measurement().call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(side.name() + " failed", e);
        }
    }

    /** Waits for what other processes have to catch up with; not measured. */
    static void await(String what, BooleanSupplier condition) {
        if (!Patience.until(PATIENCE, condition)) {
            throw new IllegalStateException("waited in vain for " + what);
        }
    }
}
