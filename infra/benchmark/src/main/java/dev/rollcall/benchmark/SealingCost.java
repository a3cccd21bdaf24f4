package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.EventLogCheck;
import dev.rollcall.benchmark.lab.Sealer;
import dev.rollcall.benchmark.report.Bar;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.benchmark.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Q8: what it costs that personal data are sealed and that the log is. The plain side has neither; what it leaves unsealed
 * is sealed before the next round begins.
 */
final class SealingCost implements Question {

    private static final String WHAT = "cost of encryption and tamper evidence on %s, 32 callers";

    @Override
    public String name() {
        return "Q8";
    }

    @Override
    public double seconds(Size size) {
        return 6 + 5 * size.allRounds() * size.sliceSeconds();
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
        Sealer sealer = new Sealer(bench.lab());
        Map<String, List<Double>> measured = bench.interleaved(
                "Q8",
                List.of(
                        new Bench.Side(
                                "create plain",
                                () -> sealer.without(() -> CommandRates.checked(check, open.create(CommandRates.FEW)))),
                        new Bench.Side("create", () -> CommandRates.checked(check, sealed.create(CommandRates.FEW))),
                        new Bench.Side(
                                "create unencrypted", () -> CommandRates.checked(check, open.create(CommandRates.FEW))),
                        new Bench.Side(
                                "change plain",
                                () -> sealer.without(() -> CommandRates.checked(check, open.change(CommandRates.FEW)))),
                        new Bench.Side("change", () -> CommandRates.checked(check, sealed.change(CommandRates.FEW)))));
        Spread evidence = percent(measured, "create unencrypted", "create plain");
        return List.of(
                row("create", measured).withRemark("of these, tamper evidence alone: " + evidence + " %"),
                row("change", measured));
    }

    private static Row row(String command, Map<String, List<Double>> measured) {
        String plain = command + " plain";
        return Row.figure(
                "Q8",
                WHAT.formatted(command),
                Bar.atMost(15, "%"),
                percent(measured, command, plain),
                "%s/s sealed, %s/s plain".formatted(rate(measured, command), rate(measured, plain)));
    }

    private static String rate(Map<String, List<Double>> measured, String side) {
        return Spread.figure(Spread.of(measured.getOrDefault(side, List.of())).median());
    }

    /** By how much one side is slower than the other. */
    private static Spread percent(Map<String, List<Double>> measured, String side, String other) {
        List<Double> with = measured.getOrDefault(side, List.of());
        List<Double> without = measured.getOrDefault(other, List.of());
        List<Double> percent = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            percent.add(100 * (1 - with.get(i) / without.get(i)));
        }
        return Spread.of(percent);
    }
}
