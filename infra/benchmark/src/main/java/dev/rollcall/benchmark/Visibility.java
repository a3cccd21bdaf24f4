package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.EventLogCheck;
import dev.rollcall.benchmark.load.ClosedLoop;
import dev.rollcall.benchmark.load.ClosedLoop.Answered;
import dev.rollcall.benchmark.load.FeedReader;
import dev.rollcall.benchmark.load.HttpCaller.Answer;
import dev.rollcall.benchmark.load.Pace;
import dev.rollcall.benchmark.report.Bar;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.benchmark.report.Spread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Q3: how long after its acknowledgement a change can be read in the other process, and reaches a subscriber. */
final class Visibility implements Question {

    /** One change in so many is asked for: readers are there, but do not double the load. */
    private static final int ASK_FOR_ONE_IN = 8;

    @Override
    public String name() {
        return "Q3";
    }

    @Override
    public double seconds(Size size) {
        return 4 + 3 * size.allRounds() * size.sliceSeconds();
    }

    @Override
    public List<Row> answer(Bench bench) {
        TestBed bed = bench.bed();
        bed.startServices();
        HttpUsers users = bed.overHttp();
        double most = users.create(CommandRates.FEW).perSecond();
        bed.awaitFeedAndProjections();
        FeedReader feed = bench.lab().running(new FeedReader(bed.broker()));
        EventLogCheck check = bed.check();

        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < bench.size().allRounds(); i++) {
            bench.progress()
                    .at(
                            (double) i / bench.size().allRounds(),
                            "Q3: round %d, %.0f changes/s".formatted(i + 1, most / 2));
            bed.awaitFeedAndProjections();
            Round round = new Round(new ConcurrentHashMap<>(), new ConcurrentLinkedQueue<>());
            var pace = new Pace(most / 2);
            Answered answered =
                    ClosedLoop.run(CommandRates.FEW, bench.size().slice().multipliedBy(2), (caller, turn) -> {
                        long ticket = pace.await();
                        Answer added = users.add();
                        long acknowledged = System.nanoTime();
                        round.acknowledged().put(added.position(), acknowledged);
                        if (ticket % ASK_FOR_ONE_IN == 0) {
                            // One that was refused for being behind counts with the time that it had waited.
                            users.read(added);
                            round.visibleAfter().add((System.nanoTime() - acknowledged) / 1e6);
                        }
                    });
            check.grewBy(answered.count());
            Bench.await(
                    "the subscriber",
                    () -> round.acknowledged().keySet().stream()
                            .allMatch(position -> feed.arrival(position).isPresent()));
            if (i >= bench.size().warmUps()) {
                rounds.add(round);
            }
        }
        bench.lab().stop(feed);
        String remark = "at %s changes/s, half of %s/s".formatted(Spread.figure(most / 2), Spread.figure(most));
        List<double[]> visible =
                rounds.stream().map(Round::visibleAfter).map(Visibility::array).toList();
        List<double[]> arrived =
                rounds.stream().map(round -> round.arrivedAfter(feed)).toList();
        return List.of(
                row("visible in query-service, p50", 10, 0.5, visible, remark),
                row("visible in query-service, p99", 50, 0.99, visible, remark),
                row("at a Kafka subscriber, p50", 10, 0.5, arrived, remark),
                row("at a Kafka subscriber, p99", 50, 0.99, arrived, remark));
    }

    /**
     * @param acknowledged when, by position
     * @param visibleAfter milliseconds from acknowledgement to the answer of a read that demands the position
     */
    private record Round(Map<Long, Long> acknowledged, Queue<Double> visibleAfter) {

        /** In milliseconds; what a subscriber had before the caller had its answer counts as 0. */
        double[] arrivedAfter(FeedReader feed) {
            return array(acknowledged.entrySet().stream()
                    .map(each -> Math.max(0, feed.arrival(each.getKey()).orElseThrow() - each.getValue()) / 1e6)
                    .toList());
        }
    }

    private static Row row(String what, double most, double share, List<double[]> rounds, String remark) {
        return Row.figure(
                "Q3",
                what,
                Bar.atMost(most, "ms"),
                Spread.of(rounds.stream()
                        .map(values -> Spread.percentile(share, values))
                        .toList()),
                remark);
    }

    private static double[] array(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
