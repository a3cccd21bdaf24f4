package dev.rollcall.torture;

import dev.rollcall.torture.chaos.Calm;
import dev.rollcall.torture.chaos.Chaos;
import dev.rollcall.torture.chaos.Installation;
import dev.rollcall.torture.load.Load;
import dev.rollcall.torture.load.Testimony;
import dev.rollcall.torture.proof.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** From the first start to the proof. */
final class Run {
    private static final int PROGRESS_SECONDS = 10;

    private final Settings settings;
    private final Installation installation;
    private final Screen screen;

    Run(Settings settings, Installation installation, Screen screen) {
        this.settings = settings;
        this.installation = installation;
        this.screen = screen;
    }

    Report go() throws InterruptedException {
        screen.say(
                "seed %d, %d clients, data in %s".formatted(settings.seed(), settings.clients(), settings.directory()));
        screen.say("starting PostgreSQL, Kafka, two command-services and two query-services");
        installation.start();
        var testimony = new Testimony();
        var calm = new Calm();
        var chaos = new Chaos(installation.victims(), settings.seed(), calm, screen::say);
        Instant begin = Instant.now();
        screen.endsIn(settings.duration());
        long deadline = System.nanoTime() + settings.duration().toNanos();
        var load = new Load(installation, settings.clients(), settings.seed(), calm, testimony);
        try (ScheduledExecutorService progress = Executors.newSingleThreadScheduledExecutor()) {
            progress.scheduleAtFixedRate(
                    () -> screen.say(progress(testimony)), PROGRESS_SECONDS, PROGRESS_SECONDS, TimeUnit.SECONDS);
            chaos.go(() -> System.nanoTime() - deadline >= 0);
            load.stop();
            progress.shutdownNow();
        }
        Duration under = Duration.between(begin, Instant.now());
        var proof = new Proof(installation, testimony, load.departures(), load.replaying(), screen);
        proof.collect(begin);
        List<Verdict> verdicts = new ArrayList<>(proof.verdicts());
        verdicts.add(
                new Verdict("no part ended by itself", installation.victims().size(), chaos.unforeseen()));
        return new Report(
                settings.seed(),
                under,
                chaos.kills(),
                chaos.pauses(),
                testimony,
                proof.events(),
                proof.messages(),
                proof.repetitions(),
                verdicts);
    }

    private static String progress(Testimony testimony) {
        Testimony.Counts counts = testimony.counts();
        return "  %,d acknowledged, %,d refused, %,d unknown; %,d reads"
                .formatted(counts.accepted(), counts.refused(), counts.unknown(), counts.fresh());
    }
}
