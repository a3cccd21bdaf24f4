package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.EventLogCheck;
import dev.rollcall.benchmark.report.Bar;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.benchmark.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Q8: what it costs that personal data are sealed. Tamper evidence joins in when there is some. */
final class SealingCost implements Question {

    private static final String WHAT = "cost of sealing on %s, 32 callers (tamper evidence is not built yet)";

    @Override
    public String name() {
        return "Q8";
    }

    @Override
    public double seconds(Size size) {
        return 6 + 4 * size.allRounds() * size.sliceSeconds();
    }

    @Override
    public List<Row> answer(Bench bench) {
        TestBed bed = bench.bed();
        bed.stopServices();
        int each = bench.size().users() / 2;
        Users sealed = bed.users(bed.commands(), each);
        Users open = bed.users(bed.unsealed(), each);
        sealed.touch();
        open.touch();
        EventLogCheck check = bed.check();
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
}
