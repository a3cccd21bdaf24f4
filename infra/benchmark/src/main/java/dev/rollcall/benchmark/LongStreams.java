package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.CommandsInProcess;
import dev.rollcall.benchmark.lab.Lab;
import dev.rollcall.benchmark.lab.UserIds;
import dev.rollcall.benchmark.report.Bar;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.benchmark.report.Spread;
import dev.rollcall.command.user.UserLoad;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Q6: a command to an aggregate that has to be loaded, from a long stream and from a short one. */
final class LongStreams implements Question {

    private static final int FEW_EVENTS = 10;
    private static final int AT_ONCE = 250;

    @Override
    public String name() {
        return "Q6";
    }

    @Override
    public double seconds(Size size) {
        return 8 + size.longStream() / 5_000.0 + size.allRounds();
    }

    @Override
    public List<Row> answer(Bench bench) {
        Lab lab = bench.lab();
        lab.startAfresh();
        CommandsInProcess service = CommandsInProcess.start(lab, Map.of("rollcall.aggregates.cache-size", "0"));
        UUID organization = service.newOrganization();
        var load = new UserLoad(service.commands(), organization);
        int many = bench.size().longStream();
        UUID longLived = filled(service, organization, many);
        UUID young = filled(service, organization, FEW_EVENTS);
        Map<String, List<Double>> measured = bench.interleaved(
                "Q6",
                List.of(
                        new Bench.Side("short stream", () -> milliseconds(load, young)),
                        new Bench.Side("long stream", () -> milliseconds(load, longLived))));
        List<Double> ofMany = measured.getOrDefault("long stream", List.of());
        List<Double> ofFew = measured.getOrDefault("short stream", List.of());
        return List.of(Row.ratio(
                "Q6",
                "change, not cached, after %,d events ÷ after %d"
                        .formatted(many, FEW_EVENTS)
                        .replace(',', ' '),
                Bar.atMost(3),
                Spread.ofRatios(ofMany, ofFew),
                Spread.figure(Spread.of(ofMany).median()) + " ms",
                Spread.figure(Spread.of(ofFew).median()) + " ms"));
    }

    private static double milliseconds(UserLoad load, UUID user) {
        long begin = System.nanoTime();
        load.change(user, Designations.next());
        return (System.nanoTime() - begin) / 1e6;
    }

    private static UUID filled(CommandsInProcess service, UUID organization, int events) {
        UUID user = UserIds.next();
        var written = new UserEvents(organization);
        service.append(written.history(user, Math.min(events, AT_ONCE)));
        for (int from = AT_ONCE; from < events; from += AT_ONCE) {
            service.append(written.changes(user, from, Math.min(events, from + AT_ONCE)));
        }
        return user;
    }
}
