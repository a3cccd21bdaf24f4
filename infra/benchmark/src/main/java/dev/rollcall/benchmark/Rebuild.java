package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.Projections;
import dev.rollcall.benchmark.lab.UserIds;
import dev.rollcall.benchmark.load.ReadAndCopy;
import dev.rollcall.benchmark.report.Bar;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.benchmark.report.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Q4: the directory of users rebuilt from the first event, beside reading and copying the same rows by hand. */
final class Rebuild implements Question {

    private static final String MODEL = "user-directory";
    private static final String TABLES = "user_directory%";
    private static final int EVENTS_EACH = 5;
    private static final int USERS_AT_ONCE = 50;
    /** Little of what a short rebuild takes, and still little work for the service. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    @Override
    public String name() {
        return "Q4";
    }

    @Override
    public double seconds(Size size) {
        return 12 + size.rebuiltEvents() / 1_500.0 + size.allRounds() * size.rebuiltEvents() / 8_000.0;
    }

    @Override
    public List<Row> answer(Bench bench) {
        TestBed bed = bench.bed();
        Part.together(bed::commands, bed::query);
        int many = bench.size().rebuiltEvents();
        Map<String, List<Double>> few = measured(bench, many / 10);
        long fewEvents = bed.check().count();
        Map<String, List<Double>> all = measured(bench, (int) (many - fewEvents));
        long allEvents = bed.check().count();

        List<Double> rebuilt = all.getOrDefault("rebuild", List.of());
        List<Double> byHand = all.getOrDefault("read and copy", List.of());
        double fewRate =
                fewEvents / Spread.of(few.getOrDefault("rebuild", List.of())).median();
        double allRate = allEvents / Spread.of(rebuilt).median();
        return List.of(
                Row.ratio(
                        "Q4",
                        "rebuild of %s, %s events ÷ read and COPY".formatted(MODEL, Spread.figure(allEvents)),
                        Bar.atMost(3),
                        Spread.ofRatios(rebuilt, byHand),
                        Spread.figure(Spread.of(rebuilt).median()) + " s",
                        Spread.figure(Spread.of(byHand).median()) + " s"),
                // Linear, give or take what two runs of one thing differ by.
                Row.ratio(
                        "Q4",
                        "time per event, %s events ÷ %s events"
                                .formatted(Spread.figure(allEvents), Spread.figure(fewEvents)),
                        Bar.atMost(1.25),
                        Spread.of(List.of(fewRate / allRate)),
                        Spread.figure(allRate) + " events/s with many",
                        Spread.figure(fewRate) + " events/s with few"));
    }

    private static Map<String, List<Double>> measured(Bench bench, int more) {
        TestBed bed = bench.bed();
        bench.progress().at(0, "Q4: filling the log with %,d events".formatted(more));
        var events = new UserEvents(bed.organization());
        List<UUID> firstOfBatches = UserIds.next(Math.max(1, more / EVENTS_EACH / USERS_AT_ONCE));
        Users.each(
                firstOfBatches,
                first -> bed.commands()
                        .append(Stream.concat(Stream.of(first), UserIds.next(USERS_AT_ONCE - 1).stream())
                                .flatMap(user -> events.history(user, EVENTS_EACH).stream())
                                .toList()));
        bench.progress().at(0, "Q4: waiting for the projections");
        long head = bed.check().count();
        Bench.await("the projections", () -> bed.projections().areLiveAt(head));
        try (var byHand = new ReadAndCopy(bench.lab(), TABLES)) {
            rebuild(bed.projections()); // the first one of a process compiles it
            return bench.interleaved(
                    "Q4",
                    List.of(
                            new Bench.Side("read and copy", byHand::seconds),
                            new Bench.Side("rebuild", () -> rebuild(bed.projections()))));
        }
    }

    /** From the request to the moment when reads are answered from the new tables. */
    private static double rebuild(Projections projections) {
        long begin = System.nanoTime();
        projections.rebuild(MODEL);
        while (!projections.isRebuilt(MODEL)) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
