package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.EventLogCheck;
import dev.rollcall.benchmark.report.Bar;
import dev.rollcall.benchmark.report.Row;
import java.util.List;
import java.util.Map;

/**
 * Q2: the same commands over HTTP, to command-service as a process. The feed and the projections run while
 * either side is measured and have caught up before each.
 */
final class OverHttp implements Question {

    @Override
    public String name() {
        return "Q2";
    }

    @Override
    public double seconds(Size size) {
        return 5 + 6 * size.allRounds() * size.sliceSeconds();
    }

    @Override
    public List<Row> answer(Bench bench) {
        TestBed bed = bench.bed();
        bed.startServices();
        Users users = bed.users(bed.commands(), bench.size().users() / 2);
        users.touch();
        HttpUsers remote = bed.overHttp();
        remote.prepare(bench.size().users() / 2);
        EventLogCheck check = bed.check();
        Map<String, List<Double>> measured = bench.interleaved(
                "Q2",
                List.of(
                        new Bench.Side("create in-process", () -> {
                            bed.awaitFeedAndProjections();
                            return CommandRates.checked(check, users.create(CommandRates.FEW));
                        }),
                        new Bench.Side("create over HTTP", () -> {
                            bed.awaitFeedAndProjections();
                            return CommandRates.checked(check, remote.create(CommandRates.FEW));
                        }),
                        new Bench.Side("change in-process", () -> {
                            bed.awaitFeedAndProjections();
                            return CommandRates.checked(check, users.change(CommandRates.FEW));
                        }),
                        new Bench.Side("change over HTTP", () -> {
                            bed.awaitFeedAndProjections();
                            return CommandRates.checked(check, remote.change(CommandRates.FEW));
                        })));
        return List.of(row("create", measured), row("change", measured));
    }

    private static Row row(String command, Map<String, List<Double>> measured) {
        return CommandRates.ratio(
                "Q2",
                command + " over HTTP, 32 callers ÷ in-process",
                Bar.atLeast(0.5),
                measured.getOrDefault(command + " over HTTP", List.of()),
                measured.getOrDefault(command + " in-process", List.of()));
    }
}
