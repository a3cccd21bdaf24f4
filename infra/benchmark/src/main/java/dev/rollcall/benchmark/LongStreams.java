package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.UserIds;
import dev.rollcall.benchmark.report.Bar;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.benchmark.report.Spread;
import dev.rollcall.command.user.UserLoad;
import dev.rollcall.standalone.parts.Databases;
import dev.rollcall.standalone.parts.Patience;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Q6: a command to an aggregate that has to be loaded, from a long stream and from a short one. */
final class LongStreams implements Question {

    private static final int FEW_EVENTS = 10;
    private static final int AT_ONCE = 250;

    /** In one round on each side. */
    private static final int COMMANDS = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "Q6";
    }

    @Override
    public double seconds(Size size) {
        return 2 + size.longStream() / 5_000.0 + size.allRounds();
    }

    @Override
    public List<Row> answer(Bench bench) {
        TestBed bed = bench.bed();
        bed.stopServices();
        var load = new UserLoad(bed.forgetful().commands(), bed.organization());
        int many = bench.size().longStream();
        bench.progress().at(0, "Q6: filling a stream with %,d events".formatted(many));
        UUID longLived = filled(bed, many);
        double withoutSnapshot = milliseconds(load, longLived);
        bench.progress().at(0.5, "Q6: waiting for the snapshot");
        awaitSnapshot(bench, longLived);
        Map<String, List<Double>> measured = bench.interleaved(
                "Q6",
                List.of(
                        new Bench.Side("short stream", () -> {
                            // Each of them anew: after some commands they would no longer be short.
                            List<UUID> young = Stream.generate(() -> filled(bed, FEW_EVENTS))
                                    .limit(COMMANDS)
                                    .toList();
                            return median(young, load);
                        }),
                        new Bench.Side("long stream", () -> median(Collections.nCopies(COMMANDS, longLived), load))));
        List<Double> ofMany = measured.getOrDefault("long stream", List.of());
        List<Double> ofFew = measured.getOrDefault("short stream", List.of());
        return List.of(Row.ratio(
                        "Q6",
                        "first command on an aggregate not cached: snapshot and tail of %,d events ÷ %d events"
                                .formatted(many, FEW_EVENTS)
                                .replace(',', ' '),
                        Bar.atMost(3),
                        Spread.ofRatios(ofMany, ofFew),
                        Spread.figure(Spread.of(ofMany).median()) + " ms",
                        Spread.figure(Spread.of(ofFew).median()) + " ms")
                .withRemark("before there was a snapshot %s ms".formatted(Spread.figure(withoutSnapshot))));
    }

    private static void awaitSnapshot(Bench bench, UUID user) {
        var log = bench.lab().administrator(Databases.LOG);
        if (!Patience.until(
                PATIENCE,
                () -> log.sql("select count(*) from command.snapshot where stream = ?")
                                .param("user/" + user)
                                .query(Long.class)
                                .single()
                        > 0)) {
            throw new IllegalStateException("the long stream got no snapshot within " + PATIENCE);
        }
    }

    /** Of one command each, the durable commit included. */
    private static double median(List<UUID> users, UserLoad load) {
        return Spread.of(users.stream().map(user -> milliseconds(load, user)).toList())
                .median();
    }

    private static double milliseconds(UserLoad load, UUID user) {
        long begin = System.nanoTime();
        load.change(user, Designations.next());
        return (System.nanoTime() - begin) / 1e6;
    }

    private static UUID filled(TestBed bed, int events) {
        UUID user = UserIds.next();
        var written = new UserEvents(bed.organization());
        bed.forgetful().append(written.history(user, Math.min(events, AT_ONCE)));
        for (int from = AT_ONCE; from < events; from += AT_ONCE) {
            bed.forgetful().append(written.changes(user, from, Math.min(events, from + AT_ONCE)));
        }
        return user;
    }
}
