package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.Broker;
import dev.rollcall.benchmark.lab.CommandsInProcess;
import dev.rollcall.benchmark.lab.EventLogCheck;
import dev.rollcall.benchmark.lab.Lab;
import dev.rollcall.benchmark.lab.Projections;
import dev.rollcall.benchmark.lab.Service;
import dev.rollcall.benchmark.lab.UserIds;
import dev.rollcall.benchmark.load.ClosedLoop;
import dev.rollcall.benchmark.load.RawLog;
import dev.rollcall.benchmark.report.Bar;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.benchmark.report.Spread;
import dev.rollcall.command.user.UserLoad;
import dev.rollcall.standalone.parts.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Q1 while every projection and the feed run on the same cores; bare JDBC has them to itself. */
final class OnBusyCores implements Question {

    @Override
    public String name() {
        return "Q1";
    }

    @Override
    public double seconds(Size size) {
        return 15 + 4 * size.allRounds() * size.sliceSeconds();
    }

    @Override
    public List<Row> answer(Bench bench) {
        Lab lab = bench.lab();
        lab.startAfresh();
        Broker broker = Broker.start(lab);
        Service query = Service.query(lab, Databases.QUERY);
        CommandsInProcess service = CommandsInProcess.startWithFeed(lab, broker);
        var load = new UserLoad(service.commands(), service.newOrganization());
        var users = new Users(bench, load, CommandRates.FEW);
        var check = new EventLogCheck(lab.administrator(Databases.LOG));
        Projections projections = lab.running(new Projections(query));
        List<Double> behind = new ArrayList<>();
        try (RawLog raw = new RawLog(lab, CommandRates.CONNECTIONS)) {
            RawLog.Template row = raw.template(lab, "user.added");
            Map<String, List<Double>> measured = bench.interleaved(
                    "Q1 with projections and feed",
                    List.of(
                            new Bench.Side("create raw", () -> {
                                // Until then they would take the cores from the side that must have them alone.
                                Bench.await(
                                        "projections and feed",
                                        () -> projections.areLiveAt(check.count())
                                                && broker.records() >= check.count());
                                return ClosedLoop.run(
                                                Thread.ofPlatform().factory(),
                                                CommandRates.FEW,
                                                bench.size().slice(),
                                                (caller, turn) -> raw.create(row, "user/" + UserIds.next()))
                                        .perSecond();
                            }),
                            new Bench.Side("create", () -> {
                                var answered = users.create(CommandRates.FEW);
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
}
