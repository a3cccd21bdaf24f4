package dev.rollcall.acceptance;

import static org.junit.jupiter.api.Assertions.fail;

import dev.rollcall.acceptance.Comparison.Difference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.sessions.JqwikSession;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import tools.jackson.databind.JsonNode;

/**
 * Histories that nobody has thought of. {@code -Drollcall.seed} draws the same ones again, {@code -Drollcall.tries} as
 * many as wanted. Jupiter runs them and not jqwik's own engine, so that there is one Rollcall for all tests.
 */
@RunsRollcall
class TimeTravelPropertyIT {

    private static final int TRIES = Integer.getInteger("rollcall.tries", 10);
    private static final long SEED = Long.getLong("rollcall.seed", new Random().nextLong());
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Rollcall rollcall;

    TimeTravelPropertyIT(Rollcall rollcall) {
        this.rollcall = rollcall;
    }

    @Test
    @DisplayName("R92 whatever happens, every read as of every position, and now, shows what the events up to it say")
    void everyHistory(TestReporter reporter) {
        reporter.publishEntry("rollcall.seed", Long.toString(SEED));
        Random random = new Random(SEED);
        JqwikSession.run(() -> {
            for (int i = 1; i <= TRIES; i++) {
                List<Step> drawn =
                        Step.histories().generator(TRIES).next(random).value();
                String which = "Seed %d, history %d: ".formatted(SEED, i);
                failureOf(which, drawn).ifPresent(failure -> fail(which + smallest(failure)));
            }
        });
    }

    @Test
    @DisplayName("R71, R92 a technician who accepts an invitation has the licence as of every position")
    void failedOnce() {
        List<Step> steps = List.of(new Step(Deed.INVITE, 0, 0, 1), new Step(Deed.ACCEPT_INVITATION, 0, 0, 0));
        failureOf(steps, kind -> true).ifPresent(failure -> fail(failure.toString()));
    }

    private Optional<Failure> failureOf(String which, List<Step> drawn) {
        try {
            return failureOf(drawn, kind -> true);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(which + drawn, e); // which no smaller one has to meet again
        }
    }

    /**
     * @param steps that came before it, all of them
     * @param when the read model was made
     */
    private record Failure(List<Step> steps, String when, Difference difference) {

        @Override
        public String toString() {
            return "%s, %s%nof %s".formatted(when, difference.words(), steps);
        }
    }

    /**
     * Takes out what makes no difference, in ever smaller parts, for as long as a read of the same kind fails. An attempt
     * takes half a second: jqwik's own way of shrinking needs too many of them.
     */
    private Failure smallest(Failure first) {
        Predicate<String> sameKind = first.difference().kind()::equals;
        Failure smallest = first;
        for (int part = first.steps().size() / 2; part > 0; part = part == 1 ? 0 : (part + 1) / 2) {
            for (int from = smallest.steps().size() - part; from >= 0; from -= part) {
                List<Step> fewer = new ArrayList<>(smallest.steps());
                fewer.subList(from, from + part).clear();
                smallest = failureOf(fewer, sameKind).orElse(smallest);
            }
        }
        return smallest;
    }

    /** @param kinds of reads to be looked at */
    private Optional<Failure> failureOf(List<Step> steps, Predicate<String> kinds) {
        try (RandomHistory history = new RandomHistory(rollcall)) {
            steps.forEach(history::carryOut);
            history.release();
            Comparison comparison = new Comparison(history, rollcall.queryOrigin(), settled(history));
            return comparison
                    .first(kinds)
                    .map(difference -> new Failure(steps, "as the events came", difference))
                    .or(() -> {
                        rebuild();
                        return comparison
                                .first(kinds)
                                .map(difference -> new Failure(steps, "after a rebuild", difference));
                    });
        }
    }

    private void rebuild() {
        for (String projection : RandomHistory.PROJECTIONS) {
            rollcall.management()
                    .post("/actuator/projections/" + projection, "{}")
                    .expect(204);
        }
        awaitProjections(each -> each.at("/rebuild/outcome").asString("").equals("done"));
    }

    /** The log from where the office began, when what was begun in the background is done, and is shown. */
    private List<Recorded> settled(RandomHistory history) {
        List<Recorded> log = Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> Recorded.after(rollcall, history.before()), TimeTravelPropertyIT::isSettled);
        awaitProjections(each -> each.at("/position").asLong() >= log.getLast().position());
        return log;
    }

    private void awaitProjections(Predicate<JsonNode> condition) {
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> rollcall.management()
                        .get("/actuator/projections")
                        .json()
                        .at("/projections")
                        .valueStream()
                        .filter(each -> RandomHistory.PROJECTIONS.contains(
                                each.at("/name").asString()))
                        .allMatch(condition));
    }

    private static boolean isSettled(List<Recorded> log) {
        Set<String> open = new HashSet<>();
        for (Recorded event : log) {
            String user = event.says("userId");
            switch (event.type()) {
                case "user.deleted" -> open.add("deletion " + user);
                case "user.deletion-completed", "user.restored" -> open.remove("deletion " + user);
                case "user.erased" -> open.add("erasure " + user);
                case "user.erasure-completed" -> open.remove("erasure " + user);
                default -> {}
            }
        }
        return open.isEmpty();
    }
}
