package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.Lab;
import dev.rollcall.benchmark.lab.ManyUsers;
import dev.rollcall.benchmark.lab.Service;
import dev.rollcall.benchmark.load.HttpCaller;
import dev.rollcall.benchmark.report.Bar;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.benchmark.report.Spread;
import dev.rollcall.standalone.parts.Databases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/** Q5: lists read from a large read model and from a thousandth of it, one request at a time. */
final class LongLists implements Question {

    private static final int TIMES = 1_000;
    private static final int LEAST = 10;
    private static final String SMALL = "rollcall_query_small";

    /** @param path of the nth request, below the organization */
    private record Reading(String what, IntFunction<String> path, IntFunction<String> pathInSmall) {}

    @Override
    public String name() {
        return "Q5";
    }

    @Override
    public double seconds(Size size) {
        return 15 + size.listedUsers() / 8_000.0 + 8 * size.allRounds() * size.requests() * 0.004;
    }

    @Override
    public List<Row> answer(Bench bench) {
        Lab lab = bench.lab();
        bench.bed().clear();
        lab.startAfresh();
        lab.administrator("postgres")
                .sql("drop database if exists %s with (force)".formatted(SMALL))
                .update();
        lab.administrator("postgres")
                .sql("create database %s owner %s".formatted(SMALL, Databases.QUERY_ROLE))
                .update();
        bench.progress().at(0, "Q5: starting two query-services");
        var services = new ConcurrentHashMap<String, Service>();
        Part.together(
                () -> services.put(Databases.QUERY, Service.query(lab, Databases.QUERY)),
                () -> services.put(SMALL, Service.query(lab, SMALL)));
        Service large = Objects.requireNonNull(services.get(Databases.QUERY));
        Service small = Objects.requireNonNull(services.get(SMALL));
        Size size = bench.size();
        var many = new ManyUsers(size.listedUsers(), size.contactsEach(), size.mostContacts());
        var few = new ManyUsers(
                Math.max(LEAST, size.listedUsers() / TIMES),
                size.contactsEach(),
                Math.max(1, size.mostContacts() / TIMES));
        bench.progress().at(0, "Q5: filling the read models");
        many.fill(lab.administrator(Databases.QUERY));
        few.fill(lab.administrator(SMALL));
        HttpCaller toLarge = lab.running(new HttpCaller(large.origin(), large.token()));
        HttpCaller toSmall = lab.running(new HttpCaller(small.origin(), small.token()));

        List<Row> rows = new ArrayList<>();
        for (Reading reading : readings(many, few)) {
            rows.add(row(bench, reading, toLarge, toSmall));
        }
        rows.add(Row.absent("Q5", "sessions and login history", "measured by S1, of a user with few"));
        return rows;
    }

    private static List<Reading> readings(ManyUsers many, ManyUsers few) {
        return List.of(
                same(
                        "list of users",
                        n -> "/users?sort=%s"
                                .formatted(List.of("name", "-added", "email").get(n % 3))),
                same("list of a tenth of the users", n -> "/users?" + ManyUsers.filter(n)),
                new Reading("search among users", n -> "/users?q=" + many.search(n), n -> "/users?q=" + few.search(n)),
                new Reading(
                        "contacts by usage",
                        n -> "/users/%s/contacts".formatted(many.user(n)),
                        n -> "/users/%s/contacts".formatted(few.user(n))),
                new Reading(
                        "contacts by usage of a user with %s ÷ with %s"
                                .formatted(Spread.figure(many.most()), Spread.figure(few.most())),
                        n -> "/users/%s/contacts".formatted(many.mostConnected()),
                        n -> "/users/%s/contacts".formatted(few.mostConnected())));
    }

    private static Reading same(String what, IntFunction<String> path) {
        return new Reading(what, path, path);
    }

    private static Row row(Bench bench, Reading reading, HttpCaller toLarge, HttpCaller toSmall) {
        Map<String, List<Double>> measured = bench.interleaved(
                "Q5, " + reading.what(),
                List.of(
                        new Bench.Side("small", () -> p99(bench, toSmall, reading.pathInSmall())),
                        new Bench.Side("large", () -> p99(bench, toLarge, reading.path()))));
        List<Double> ofMany = measured.getOrDefault("large", List.of());
        List<Double> ofFew = measured.getOrDefault("small", List.of());
        return Row.ratio(
                "Q5",
                "p99 of %s, %s users ÷ a thousandth"
                        .formatted(reading.what(), Spread.figure(bench.size().listedUsers())),
                Bar.atMost(2),
                Spread.ofRatios(ofMany, ofFew),
                Spread.figure(Spread.of(ofMany).median()) + " ms",
                Spread.figure(Spread.of(ofFew).median()) + " ms");
    }

    /** In milliseconds. */
    private static double p99(Bench bench, HttpCaller http, IntFunction<String> path) throws IOException {
        double[] took = new double[bench.size().requests()];
        for (int i = 0; i < took.length; i++) {
            long begin = System.nanoTime();
            http.get("/v1/organizations/" + ManyUsers.ORGANIZATION + path.apply(i), 0)
                    .orFail();
            took[i] = (System.nanoTime() - begin) / 1e6;
        }
        return Spread.percentile(0.99, took);
    }
}
