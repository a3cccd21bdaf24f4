package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.Lab;
import dev.rollcall.benchmark.lab.UserIds;
import dev.rollcall.benchmark.load.HttpCaller;
import dev.rollcall.benchmark.report.Bar;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.benchmark.report.Spread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Q5: what auditors read of a user with a long history, and of one with a thousandth of it. Each reading is recorded
 * durably before it is answered, on both sides.
 */
final class LongHistories implements Question {

    private static final int TIMES = 1_000;
    private static final int LEAST = 60;
    private static final int AT_ONCE = 250;
    private static final String PASSWORD = "correct horse battery staple";

    @Override
    public String name() {
        return "Q5";
    }

    @Override
    public double seconds(Size size) {
        return 15 + size.longStream() / 5_000.0 + 4 * size.allRounds() * size.requests() * 0.006;
    }

    /** @param middle a position in the midst of it */
    private record History(UUID user, long middle) {}

    @Override
    public List<Row> answer(Bench bench) {
        TestBed bed = bench.bed();
        bed.startServices();
        int many = bench.size().longStream();
        int few = Math.max(LEAST, many / TIMES);
        bench.progress().at(0, "Q5: filling a history with %,d events".formatted(many));
        History longOne = filled(bed, many);
        History shortOne = filled(bed, few);
        bed.awaitFeedAndProjections();
        HttpCaller auditor = auditor(bench.lab(), bed);
        String organization = "/v1/organizations/" + bed.organization();
        return List.of(
                row(
                        bench,
                        "a page of history",
                        many,
                        few,
                        auditor,
                        longOne,
                        shortOne,
                        (history, n) -> "%s/audit/users/%s/events?limit=50%s"
                                .formatted(organization, history.user(), from(history, n))),
                row(
                        bench,
                        "a user as of a point",
                        many,
                        few,
                        auditor,
                        longOne,
                        shortOne,
                        (history, n) -> "%s/users/%s?asOf=%d"
                                .formatted(organization, history.user(), history.middle() - n % 10)));
    }

    /** From the beginning, the end, and the midst. */
    private static String from(History history, int n) {
        return List.of("", "&sort=-position", "&from=" + history.middle()).get(n % 3);
    }

    private interface Reading {
        String path(History history, int n);
    }

    private static Row row(
            Bench bench,
            String what,
            int many,
            int few,
            HttpCaller auditor,
            History longOne,
            History shortOne,
            Reading reading) {
        Map<String, List<Double>> measured = bench.interleaved(
                "Q5, " + what,
                List.of(
                        new Bench.Side("short", () -> p99(bench, auditor, shortOne, reading)),
                        new Bench.Side("long", () -> p99(bench, auditor, longOne, reading))));
        List<Double> ofMany = measured.getOrDefault("long", List.of());
        List<Double> ofFew = measured.getOrDefault("short", List.of());
        return Row.ratio(
                "Q5",
                "p99 of %s, of a user with %s events ÷ with %s"
                        .formatted(what, Spread.figure(many), Spread.figure(few)),
                Bar.atMost(2),
                Spread.ofRatios(ofMany, ofFew),
                Spread.figure(Spread.of(ofMany).median()) + " ms",
                Spread.figure(Spread.of(ofFew).median()) + " ms");
    }

    /** In milliseconds. */
    private static double p99(Bench bench, HttpCaller auditor, History history, Reading reading) throws IOException {
        double[] took = new double[bench.size().requests()];
        for (int i = 0; i < took.length; i++) {
            long begin = System.nanoTime();
            auditor.get(reading.path(history, i), 0).orFail();
            took[i] = (System.nanoTime() - begin) / 1e6;
        }
        return Spread.percentile(0.99, took);
    }

    private static History filled(TestBed bed, int events) {
        UUID user = UserIds.next();
        var written = new UserEvents(bed.organization());
        bed.commands().append(written.history(user, Math.min(events, AT_ONCE)));
        long middle = bed.check().count() - Math.min(events, AT_ONCE) / 2;
        for (int from = AT_ONCE; from < events; from += AT_ONCE) {
            bed.commands().append(written.changes(user, from, Math.min(events, from + AT_ONCE)));
            if (from <= events / 2) {
                middle = bed.check().count();
            }
        }
        return new History(user, middle);
    }

    /** Somebody whom the organization's super admin has made an auditor. */
    private static HttpCaller auditor(Lab lab, TestBed bed) {
        try {
            HttpCaller operator = lab.running(new HttpCaller(
                    bed.commandService().origin(), bed.commandService().token()));
            HttpCaller query =
                    lab.running(new HttpCaller(bed.query().origin(), bed.query().token()));
            String organization = "/v1/organizations/" + bed.organization();
            String owner =
                    text("superAdminId", query.get(organization, 0).orFail().body());
            HttpCaller superAdmin = signedIn(lab, bed, operator, organization, owner, owner + "@benchmark.example");
            String address = "auditor-" + UUID.randomUUID() + "@benchmark.example";
            String id = text(
                    "id",
                    operator.post(organization + "/users", """
                            {"fullName":"Benchmark Auditor","email":"%s"}""".formatted(address))
                            .orFail()
                            .body());
            signedIn(lab, bed, operator, organization, id, address);
            superAdmin
                    .put(organization + "/users/" + id + "/role", "{\"role\":\"AUDITOR\"}")
                    .orFail();
            return lab.running(new HttpCaller(bed.query().origin(), session(operator, address, PASSWORD)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpCaller signedIn(
            Lab lab, TestBed bed, HttpCaller operator, String organization, String id, String address)
            throws IOException {
        String oneTime = text(
                "oneTimePassword",
                operator.post(organization + "/users/" + id + "/password-resets", "{}")
                        .orFail()
                        .body());
        HttpCaller self =
                lab.running(new HttpCaller(bed.commandService().origin(), session(operator, address, oneTime)));
        self.put("/v1/me/password", """
                {"currentPassword":"%s","newPassword":"%s"}""".formatted(oneTime, PASSWORD)).orFail();
        return self;
    }

    private static String session(HttpCaller caller, String address, String password) throws IOException {
        return text(
                "token",
                caller.post("/v1/sessions", """
                        {"email":"%s","password":"%s","device":{"kind":"WEB"}}""".formatted(address, password))
                        .orFail()
                        .body());
    }

    private static String text(String field, String json) {
        Matcher found = Pattern.compile("\"%s\":\"([^\"]+)\"".formatted(field)).matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no %s in an answer".formatted(field));
        }
        return found.group(1);
    }
}
