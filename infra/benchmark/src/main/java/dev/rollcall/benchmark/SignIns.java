package dev.rollcall.benchmark;

import dev.rollcall.benchmark.load.ClosedLoop;
import dev.rollcall.benchmark.load.HttpCaller;
import dev.rollcall.benchmark.load.HttpCaller.Answer;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.benchmark.report.Spread;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * S1: signing in beside the pure cost of the hash that it needs, what it costs every other request to say who asks, and
 * what 200 sign-ins at once do to others. Nothing prescribes how fast that has to be.
 */
final class SignIns implements Question {

    private static final int AT_ONCE = 200;
    private static final int READERS = 8;
    private static final int FEW = 4;
    private static final int MANY = 32;
    private static final double MILLION = 1e6;

    @Override
    public String name() {
        return "S1";
    }

    @Override
    public double seconds(Size size) {
        return 8 + 8 * size.allRounds() * size.sliceSeconds();
    }

    @Override
    public List<Row> answer(Bench bench) {
        TestBed bed = bench.bed();
        bed.startServices();
        bed.overHttp(); // both services are warm
        HttpCaller command = bench.lab()
                .running(new HttpCaller(
                        bed.commandService().origin(), bed.commandService().token()));
        SignedUp users = SignedUp.of(command, bed.commandService().origin(), MANY + 1, bench.lab());
        HttpCaller byToken = bench.lab().running(new HttpCaller(bed.query().origin(), users.token(MANY)));
        HttpCaller byOperator = bench.lab()
                .running(new HttpCaller(bed.query().origin(), bed.query().token()));
        bed.awaitFeedAndProjections();

        Duration slice = bench.size().slice();
        pureHashes(bench.size().briefWarmUp()); // the service has hashed passwords by now, this process none
        var signIns = new Times();
        Map<String, List<Double>> rates = bench.interleaved(
                "S1",
                List.of(
                        new Bench.Side("hash", () -> pureHashes(slice)),
                        new Bench.Side("sign-in 4", () -> signIns(users, FEW, slice, new Times())),
                        new Bench.Side("sign-in 32", () -> signIns(users, MANY, slice, signIns))));
        List<Row> rows = new ArrayList<>();
        rows.add(beside("sign-ins, 4 callers ÷ pure hashes", rates, "sign-in 4"));
        rows.add(beside("sign-ins, 32 callers ÷ pure hashes", rates, "sign-in 32"));
        rows.add(Row.unjudged("S1", "a sign-in, 32 callers", signIns.text()));
        bed.awaitFeedAndProjections();
        rows.add(reads("sessions of a user", byToken, users.path(MANY) + "/sessions", slice));
        rows.add(reads("login history of a user", byToken, users.path(MANY) + "/login-history", slice));
        rows.add(reads("organization, by the operator's token", byOperator, users.organization(), slice));
        rows.add(reads("organization, by a session's token", byToken, users.organization(), slice));
        rows.add(whileAllSignIn(users, byToken, slice));
        return rows;
    }

    /** As many threads as the service has for it. */
    private static double pureHashes(Duration slice) {
        // The service's own settings (OWASP): 19 MiB, 2 iterations, 1 lane.
        PasswordEncoder hashing = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        String hash = hashing.encode("correct horse battery staple");
        return ClosedLoop.run(
                        Thread.ofPlatform().factory(),
                        threads,
                        slice,
                        (caller, turn) -> hashing.matches("correct horse battery", hash))
                .perSecond();
    }

    private static double signIns(SignedUp users, int callers, Duration slice, Times times) {
        return ClosedLoop.run(
                        callers,
                        slice,
                        (caller, turn) -> times.of(() -> users.signIn(caller).orFail()))
                .perSecond();
    }

    private static Row reads(String what, HttpCaller caller, String path, Duration slice) {
        var times = new Times();
        double rate = ClosedLoop.run(
                        READERS,
                        slice,
                        (reader, turn) -> times.of(() -> caller.get(path, 0).orFail()))
                .perSecond();
        return Row.unjudged(
                "S1",
                "reads: " + what + ", %d callers".formatted(READERS),
                "%s/s, %s".formatted(Spread.figure(rate), times.text()));
    }

    private static Row whileAllSignIn(SignedUp users, HttpCaller reader, Duration slice) {
        var quiet = new Times();
        ClosedLoop.run(
                1,
                slice,
                (caller, turn) ->
                        quiet.of(() -> reader.get(users.organization(), 0).orFail()));
        var busy = new Times();
        Storm storm;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Storm> crowd = executor.submit(() -> Storm.of(AT_ONCE, person -> users.signIn(person % MANY)));
            do {
                busy.of(() -> reader.get(users.organization(), 0).orFail());
            } while (!crowd.isDone());
            storm = crowd.get();
        } catch (Exception e) {
            throw new IllegalStateException("a read failed while others signed in, or they did", e);
        }
        return Row.unjudged(
                "S1",
                "a read while %d sign in at once".formatted(AT_ONCE),
                "%s; without them %s; %d signed in, %d were sent away for at most %d s"
                        .formatted(busy.text(), quiet.text(), storm.signedIn(), storm.sentAway(), storm.longestWait()));
    }

    private static Row beside(String what, Map<String, List<Double>> rates, String side) {
        List<Double> ours = rates.getOrDefault(side, List.of());
        List<Double> hashes = rates.getOrDefault("hash", List.of());
        return Row.unjudged(
                "S1",
                what,
                "%s; %s/s ÷ %s/s"
                        .formatted(
                                Spread.ofRatios(ours, hashes),
                                Spread.figure(Spread.of(ours).median()),
                                Spread.figure(Spread.of(hashes).median())));
    }

    /** How long each took. */
    private static final class Times {

        private final Collection<Double> millis = new ConcurrentLinkedQueue<>();

        /** One that is timed. */
        interface Timed {
            Answer send() throws IOException;
        }

        void of(Timed request) throws IOException {
            long begin = System.nanoTime();
            request.send();
            millis.add((System.nanoTime() - begin) / MILLION);
        }

        String text() {
            double[] all = millis.stream().mapToDouble(Double::doubleValue).toArray();
            return "p50 %s ms, p99 %s ms"
                    .formatted(Spread.figure(Spread.percentile(0.5, all)), Spread.figure(Spread.percentile(0.99, all)));
        }
    }
}
