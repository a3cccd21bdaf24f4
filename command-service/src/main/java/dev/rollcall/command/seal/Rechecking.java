package dev.rollcall.command.seal;

import dev.rollcall.eventlog.seal.GrowingTree;
import dev.rollcall.eventlog.seal.GrowingTree.NewNode;
import dev.rollcall.eventlog.seal.SealedTree;
import dev.rollcall.eventlog.seal.SealedTree.Sealed;
import dev.rollcall.seal.Checkpoint;
import dev.rollcall.seal.Hash;
import dev.rollcall.seal.Node;
import dev.rollcall.seal.SignedNote;
import dev.rollcall.seal.StoredRow;
import dev.rollcall.web.Failures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at what was sealed again, some of it every second, from the first event to the last and then from the start
 * (R93): who watches must hear of an event that was changed long after it was sealed, before an auditor stumbles on it.
 * After a pass, every event has the hash that it was sealed with, the tree is the one over these hashes, and each
 * checkpoint signs what the tree was.
 */
@Component("recheckHealthIndicator")
class Rechecking implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(Rechecking.class);

    /** More would help nobody. */
    private static final int MOST_NAMED = 100;

    private final Sealer sealer;
    private final SealedTree sealed;
    private final int eventsPerSecond;
    /** Positions of events that are not what was sealed; looked at each time until they are again. */
    private final SortedSet<Long> changed = new ConcurrentSkipListSet<>();

    private final Clock clock;
    private volatile Instant looked;
    private volatile @Nullable String broken;
    private @Nullable String brokenInThisPass;
    private @Nullable Checkpoint goal;
    private GrowingTree again = new GrowingTree();

    Rechecking(
            Sealer sealer,
            SealedTree sealed,
            @Value("${rollcall.seal.rechecked-per-second}") int eventsPerSecond,
            Clock clock,
            MeterRegistry meters) {
        this.sealer = sealer;
        this.sealed = sealed;
        this.eventsPerSecond = eventsPerSecond;
        this.clock = clock;
        this.looked = clock.instant();
        // One that cannot look must not seem to find nothing.
        Gauge.builder(
                        "rollcall.seal.rechecked.age",
                        this,
                        rechecking -> Duration.between(rechecking.looked, clock.instant())
                                .toSeconds())
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("rollcall.seal.tampered", this, Rechecking::findings)
                .tag("what", "events")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void goOn() {
        try {
            Checkpoint last = begun();
            if (last != null) {
                look(again.size(), Math.min(again.size() + eventsPerSecond, last.size()));
                if (again.size() == last.size()) {
                    if (!again.root().equals(last.root())) {
                        found("The hashes of the events are not what was signed");
                    }
                    broken = brokenInThisPass;
                    looked = clock.instant();
                }
            } else {
                looked = clock.instant();
            }
        } catch (IllegalStateException | TamperedException e) {
            goal = null;
            found(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.warn("Sealed events could not be looked at again, and are later: {}", Failures.describe(e));
        }
    }

    /** What the pass is to arrive at; null as long as nothing is sealed. */
    private @Nullable Checkpoint begun() {
        if (goal == null || again.size() == goal.size()) {
            again = new GrowingTree();
            brokenInThisPass = null;
            goal = sealer.lastSigned().orElse(null);
            if (sealed.isPreceded()) {
                found("There is an event before the first");
            }
            if (!sealer.foreignKeys().isEmpty()) {
                found("Keys are told as the log's that are not: " + sealer.foreignKeys());
            }
        }
        return goal;
    }

    private void look(long from, long to) {
        Map<Long, Hash> leaves = sealed.leaves(Stream.concat(
                        LongStream.range(from, to).boxed(), changed.stream().map(position -> position - 1))
                .collect(Collectors.toSet()));
        compareEvents(leaves);
        for (Sealed checkpoint : sealed.between(from, to)) {
            grow(leaves, checkpoint.size());
            if (!isSigned(checkpoint)) {
                found("The checkpoint of %d events does not sign what they are".formatted(checkpoint.size()));
            }
        }
        grow(leaves, to);
        compareNodes(again.takeNewNodes());
    }

    private void compareEvents(Map<Long, Hash> leaves) {
        Map<Long, StoredRow> rows =
                sealed.rowsAt(leaves.keySet().stream().map(leaf -> leaf + 1).toList());
        leaves.forEach((leaf, hash) -> {
            long position = leaf + 1;
            StoredRow row = rows.get(position);
            if (row == null || !row.hash().equals(hash)) {
                if (changed.size() < MOST_NAMED && changed.add(position)) {
                    LOG.error(
                            "SOMEBODY HAS TAMPERED WITH THE LOG: the event at {} is not the one that was sealed",
                            position);
                }
            } else if (changed.remove(position)) {
                LOG.warn("The event at {} is the one that was sealed again", position);
            }
        });
    }

    private void grow(Map<Long, Hash> leaves, long size) {
        while (again.size() < size) {
            again.add(Objects.requireNonNull(leaves.get(again.size())));
        }
    }

    private boolean isSigned(Sealed checkpoint) {
        return sealer.signed(new SignedNote(checkpoint.note()))
                .filter(signed -> signed.size() == again.size() && signed.root().equals(again.root()))
                .isPresent();
    }

    private void compareNodes(List<NewNode> nodes) {
        Map<Node, Hash> stored = sealed.nodes(nodes.stream().map(NewNode::node).toList());
        for (NewNode each : nodes) {
            if (!Objects.equals(stored.get(each.node()), each.hash())) {
                found("The tree is not the one over the hashes of the events, at " + each.node());
            }
        }
    }

    private void found(String wrong) {
        if (broken == null) {
            LOG.error("SOMEBODY HAS TAMPERED WITH THE LOG: {}", wrong);
        }
        brokenInThisPass = wrong;
        broken = wrong;
    }

    private int findings() {
        return changed.size() + (broken == null ? 0 : 1);
    }

    @Override
    public Health health() {
        if (findings() == 0) {
            return Health.up().build();
        }
        Health.Builder down = Health.down().withDetail("tampered", changed);
        String tree = broken;
        return (tree == null ? down : down.withDetail("tree", tree)).build();
    }
}
