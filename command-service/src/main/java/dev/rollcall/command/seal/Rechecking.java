package dev.rollcall.command.seal;

import dev.rollcall.eventlog.seal.GrowingTree;
import dev.rollcall.eventlog.seal.SealedTree;
import dev.rollcall.seal.Checkpoint;
import dev.rollcall.seal.Hash;
import dev.rollcall.seal.StoredRow;
import dev.rollcall.web.Failures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at what was sealed again, some of it every second, from the first event to the last and then from the start
 * (R93): who watches must hear of an event that was changed long after it was sealed, before an auditor stumbles on it.
 * At the end of a pass, every event has had the hash that it was sealed with, and these hashes the root that was signed.
 */
@Component("recheckHealthIndicator")
class Rechecking implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(Rechecking.class);

    /** A pass over a million events takes 17 minutes, and some hundredths of one core. */
    private static final int EVENTS_PER_SECOND = 1_000;

    /** More would help nobody. */
    private static final int MOST_NAMED = 100;

    private final Sealer sealer;
    private final SealedTree sealed;
    /** Positions of events that are not what was sealed; looked at each time until they are again. */
    private final SortedSet<Long> changed = new ConcurrentSkipListSet<>();

    private volatile @Nullable String brokenTree;
    private @Nullable Checkpoint signed;
    private GrowingTree again = new GrowingTree();

    Rechecking(Sealer sealer, SealedTree sealed, MeterRegistry meters) {
        this.sealer = sealer;
        this.sealed = sealed;
        Gauge.builder("rollcall.seal.tampered", this, rechecking -> rechecking.findings())
                .tag("what", "events")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void goOn() {
        try {
            Checkpoint goal = goal();
            if (goal != null) {
                look(again.size(), Math.min(again.size() + EVENTS_PER_SECOND, goal.size()));
                if (again.size() == goal.size()) {
                    found(again.root().equals(goal.root()) ? null : "The hashes of the events are not what was signed");
                }
            }
        } catch (IllegalStateException | TamperedException e) {
            signed = null;
            found(e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("Sealed events could not be looked at again, and are later: {}", Failures.describe(e));
        }
    }

    /** What the pass is to arrive at; null as long as nothing is sealed. */
    private @Nullable Checkpoint goal() {
        if (signed == null || again.size() == signed.size()) {
            again = new GrowingTree();
            signed = sealer.lastSigned().orElse(null);
        }
        return signed;
    }

    private void look(long from, long to) {
        Map<Long, Hash> leaves = sealed.leaves(Stream.concat(
                        LongStream.range(from, to).boxed(), changed.stream().map(position -> position - 1))
                .collect(Collectors.toSet()));
        Map<Long, StoredRow> rows =
                sealed.rowsAt(leaves.keySet().stream().map(leaf -> leaf + 1).toList());
        leaves.forEach((leaf, hash) -> {
            StoredRow row = rows.get(leaf + 1);
            if (row == null || !row.hash().equals(hash)) {
                if (changed.size() < MOST_NAMED && changed.add(leaf + 1)) {
                    LOG.error(
                            "SOMEBODY HAS TAMPERED WITH THE LOG: the event at {} is not the one that was sealed",
                            leaf + 1);
                }
            } else if (changed.remove(leaf + 1)) {
                LOG.warn("The event at {} is the one that was sealed again", leaf + 1);
            }
        });
        for (long leaf = from; leaf < to; leaf++) {
            again.add(Objects.requireNonNull(leaves.get(leaf)));
        }
        again.takeNewNodes();
    }

    private void found(@Nullable String wrong) {
        if (wrong != null && brokenTree == null) {
            LOG.error("SOMEBODY HAS TAMPERED WITH THE LOG: {}", wrong);
        }
        brokenTree = wrong;
    }

    private int findings() {
        return changed.size() + (brokenTree == null ? 0 : 1);
    }

    @Override
    public Health health() {
        if (findings() == 0) {
            return Health.up().build();
        }
        Health.Builder down = Health.down().withDetail("tampered", changed);
        String tree = brokenTree;
        return (tree == null ? down : down.withDetail("tree", tree)).build();
    }
}
