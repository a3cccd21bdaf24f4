package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.CommandsInProcess;
import dev.rollcall.benchmark.lab.EventLogCheck;
import dev.rollcall.benchmark.lab.Lab;
import dev.rollcall.benchmark.report.Bar;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.benchmark.report.Spread;
import dev.rollcall.command.user.UserLoad;
import dev.rollcall.eventlog.EventSerializer;
import dev.rollcall.standalone.parts.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Q8: what it costs that personal data are sealed. Tamper evidence joins in when there is some. */
final class SealingCost implements Question {

    private static final String WHAT = "cost of sealing on %s, 32 callers (tamper evidence is not built yet)";

    @Override
    public String name() {
        return "Q8";
    }

    @Override
    public double seconds(Size size) {
        return 12 + 4 * size.allRounds() * size.sliceSeconds();
    }

    @Override
    public List<Row> answer(Bench bench) {
        Lab lab = bench.lab();
        lab.startAfresh();
        CommandsInProcess sealing = CommandsInProcess.start(lab, Map.of());
        CommandsInProcess plain = CommandsInProcess.startChanged(lab, SealingCost::unsealed);
        UUID organization = sealing.newOrganization();
        int each = bench.size().users() / 2;
        var sealed = new Users(bench, new UserLoad(sealing.commands(), organization), each);
        var open = new Users(bench, new UserLoad(plain.commands(), organization), each);
        sealed.touch();
        open.touch();
        var check = new EventLogCheck(lab.administrator(Databases.LOG));
        Map<String, List<Double>> measured = bench.interleaved(
                "Q8",
                List.of(
                        new Bench.Side(
                                "create plain", () -> CommandRates.checked(check, open.create(CommandRates.FEW))),
                        new Bench.Side("create", () -> CommandRates.checked(check, sealed.create(CommandRates.FEW))),
                        new Bench.Side(
                                "change plain", () -> CommandRates.checked(check, open.change(CommandRates.FEW))),
                        new Bench.Side("change", () -> CommandRates.checked(check, sealed.change(CommandRates.FEW)))));
        return List.of(row("create", measured), row("change", measured));
    }

    private static Row row(String command, Map<String, List<Double>> measured) {
        List<Double> with = measured.getOrDefault(command, List.of());
        List<Double> without = measured.getOrDefault(command + " plain", List.of());
        List<Double> percent = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            percent.add(100 * (1 - with.get(i) / without.get(i)));
        }
        return Row.figure(
                "Q8",
                WHAT.formatted(command),
                Bar.atMost(15, "%"),
                Spread.of(percent),
                "%s/s sealed, %s/s plain"
                        .formatted(
                                Spread.figure(Spread.of(with).median()),
                                Spread.figure(Spread.of(without).median())));
    }

    private static Object unsealed(Object bean) {
        return bean instanceof EventSerializer serializer ? serializer.plain() : bean;
    }
}
