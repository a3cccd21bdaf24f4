package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.EventLogCheck;
import dev.rollcall.benchmark.load.ClosedLoop.Answered;
import dev.rollcall.benchmark.report.Bar;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.benchmark.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Q1: durable commands per second in-process, beside bare JDBC that writes equal rows. */
final class CommandRates implements Question {

    static final int FEW = 32;
    static final int MANY = 128;

    private static final String UNIT = "/s";

    @Override
    public String name() {
        return "Q1";
    }

    @Override
    public double seconds(Size size) {
        return 8 + 9 * size.allRounds() * size.sliceSeconds();
    }

    @Override
    public List<Row> answer(Bench bench) {
        TestBed bed = bench.bed();
        Part.together(bed::stopServices, bed::forgetful);
        Users cached = bed.users(bed.commands(), bench.size().users() / 2);
        Users uncached = bed.users(bed.forgetful(), bench.size().users() / 2);
        BareCommands bare = bed.bare();
        cached.touch();
        EventLogCheck check = bed.check();
        Map<String, List<Double>> measured = bench.interleaved(
                "Q1",
                List.of(
                        new Bench.Side("create raw 32", () -> bare.create(FEW).perSecond()),
                        new Bench.Side("create 32", () -> checked(check, cached.create(FEW))),
                        new Bench.Side("change raw 32", () -> bare.change(FEW).perSecond()),
                        new Bench.Side("change 32", () -> checked(check, cached.change(FEW))),
                        new Bench.Side("change uncached 32", () -> checked(check, uncached.change(FEW))),
                        new Bench.Side("create raw 128", () -> bare.create(MANY).perSecond()),
                        new Bench.Side("create 128", () -> checked(check, cached.create(MANY))),
                        new Bench.Side("change raw 128", () -> bare.change(MANY).perSecond()),
                        new Bench.Side("change 128", () -> checked(check, cached.change(MANY)))));
        profile(bench, cached);
        return rows(measured);
    }

    static double checked(EventLogCheck check, Answered answered) {
        check.grewBy(answered.count());
        return answered.perSecond();
    }

    private static void profile(Bench bench, Users users) {
        if (bench.profile() != null) {
            bench.attachments()
                    .put(
                            "Profile of creating users at 32 callers, in-process",
                            Profile.of(bench.profile(), () -> users.create(FEW)));
        }
    }

    private static List<Row> rows(Map<String, List<Double>> measured) {
        List<Row> rows = new ArrayList<>();
        rows.add(row("create, 32 callers ÷ raw insert", Bar.atLeast(2.0), measured, "create 32", "create raw 32"));
        rows.add(row("create, 128 callers ÷ raw insert", Bar.atLeast(2.5), measured, "create 128", "create raw 128"));
        rows.add(row(
                "change, cached, 32 callers ÷ raw select + insert",
                Bar.atLeast(3.0),
                measured,
                "change 32",
                "change raw 32"));
        rows.add(row(
                "change, cached, 128 callers ÷ raw select + insert",
                Bar.atLeast(5.0),
                measured,
                "change 128",
                "change raw 128"));
        rows.add(row(
                "change, not cached, 32 callers ÷ raw select + insert",
                Bar.atLeast(0.8),
                measured,
                "change uncached 32",
                "change raw 32"));
        return rows;
    }

    private static Row row(String what, Bar bar, Map<String, List<Double>> measured, String ours, String theirs) {
        return ratio("Q1", what, bar, measured.getOrDefault(ours, List.of()), measured.getOrDefault(theirs, List.of()));
    }

    static Row ratio(String question, String what, Bar bar, List<Double> ours, List<Double> theirs) {
        return Row.ratio(
                question,
                what,
                bar,
                Spread.ofRatios(ours, theirs),
                Spread.figure(Spread.of(ours).median()) + UNIT,
                Spread.figure(Spread.of(theirs).median()) + UNIT);
    }
}
