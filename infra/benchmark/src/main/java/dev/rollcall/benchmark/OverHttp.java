package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.Broker;
import dev.rollcall.benchmark.lab.CommandsInProcess;
import dev.rollcall.benchmark.lab.EventLogCheck;
import dev.rollcall.benchmark.lab.Lab;
import dev.rollcall.benchmark.lab.Service;
import dev.rollcall.benchmark.report.Bar;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.command.user.UserLoad;
import dev.rollcall.standalone.parts.Databases;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Q2: the same commands over HTTP, to command-service as a process. Its feed runs while either side is measured and
 * has caught up before each.
 */
final class OverHttp implements Question {

    @Override
    public String name() {
        return "Q2";
    }

    @Override
    public double seconds(Size size) {
        return 15 + 5 * size.allRounds() * size.sliceSeconds();
    }

    @Override
    public List<Row> answer(Bench bench) {
        Lab lab = bench.lab();
        lab.startAfresh();
        Broker broker = Broker.start(lab);
        CommandsInProcess inside = CommandsInProcess.start(lab, Map.of());
        UUID organization = inside.newOrganization();
        var users = new Users(
                bench,
                new UserLoad(inside.commands(), organization),
                bench.size().users() / 2);
        users.touch();
        Service service = Service.command(lab, broker.address());
        HttpUsers remote = lab.running(new HttpUsers(bench, service, organization));
        remote.prepare(bench.size().users() / 2);
        var check = new EventLogCheck(lab.administrator(Databases.LOG));
        Runnable settle = () -> Bench.await("the feed", () -> broker.records() >= check.count());
        Map<String, List<Double>> measured = bench.interleaved(
                "Q2",
                List.of(
                        new Bench.Side("create in-process", () -> {
                            settle.run();
                            return CommandRates.checked(check, users.create(CommandRates.FEW));
                        }),
                        new Bench.Side("create over HTTP", () -> {
                            settle.run();
                            return CommandRates.checked(check, remote.create(CommandRates.FEW));
                        }),
                        new Bench.Side("change in-process", () -> {
                            settle.run();
                            return CommandRates.checked(check, users.change(CommandRates.FEW));
                        }),
                        new Bench.Side("change over HTTP", () -> {
                            settle.run();
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
