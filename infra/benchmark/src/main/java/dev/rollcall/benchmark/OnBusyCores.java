package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.EventLogCheck;
import dev.rollcall.benchmark.lab.Projections;
import dev.rollcall.benchmark.load.ClosedLoop.Answered;
import dev.rollcall.benchmark.report.Bar;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.benchmark.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Q1 while every projection and the feed, each in its service's process, run on the same cores; bare JDBC has them to
 * itself.
 */
final class OnBusyCores implements Question {

    @Override
    public String name() {
        return "Q1";
    }

    @Override
    public double seconds(Size size) {
        return 26 + 4 * size.allRounds() * size.sliceSeconds();
    }

    @Override
    public List<Row> answer(Bench bench) {
        TestBed bed = bench.bed();
        bed.startServices();
        Projections projections = bed.projections();
        Users users = bed.users(bed.commands(), CommandRates.FEW);
        BareCommands bare = bed.bare();
        bed.overHttp(); // what projections and feed cost is asked of warm ones
        EventLogCheck check = bed.check();
        List<Double> behind = new ArrayList<>();
        Map<String, List<Double>> measured = bench.interleaved(
                "Q1 with projections and feed",
                List.of(
                        new Bench.Side("create raw", () -> {
                            bed.awaitFeedAndProjections();
                            return bare.create(CommandRates.FEW).perSecond();
                        }),
                        new Bench.Side("create", () -> {
                            Answered answered = users.create(CommandRates.FEW);
                            behind.add((double) (check.count() - projections.position()));
                            return CommandRates.checked(check, answered);
                        })));
        Row ratio = CommandRates.ratio(
                "Q1",
                "create with projections and feed, 32 callers ÷ raw insert",
                Bar.atLeast(1.0),
                measured.getOrDefault("create", List.of()),
                measured.getOrDefault("create raw", List.of()));
        return List.of(ratio.withRemark(
                "the slowest projection was %s events behind when a round ended".formatted(Spread.of(behind))));
    }
}
