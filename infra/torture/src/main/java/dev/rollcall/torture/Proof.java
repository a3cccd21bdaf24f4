package dev.rollcall.torture;

import dev.rollcall.standalone.parts.Patience;
import dev.rollcall.torture.chaos.Installation;
import dev.rollcall.torture.evidence.LogTable;
import dev.rollcall.torture.evidence.ReadModelTables;
import dev.rollcall.torture.evidence.Replays;
import dev.rollcall.torture.evidence.Topic;
import dev.rollcall.torture.load.Departures;
import dev.rollcall.torture.load.LastReads;
import dev.rollcall.torture.load.Replaying;
import dev.rollcall.torture.load.Testimony;
import dev.rollcall.torture.load.Wire;
import dev.rollcall.torture.proof.Addresses;
import dev.rollcall.torture.proof.CommandsAndLog;
import dev.rollcall.torture.proof.Deletions;
import dev.rollcall.torture.proof.FedEvent;
import dev.rollcall.torture.proof.Feed;
import dev.rollcall.torture.proof.Log;
import dev.rollcall.torture.proof.Order;
import dev.rollcall.torture.proof.ReadModels;
import dev.rollcall.torture.proof.SentAgain;
import dev.rollcall.torture.proof.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Waits, bounded, until everything has settled, and collects what can be said of it. */
final class Proof {
    /** The feed alone may take a minute to notice that Kafka is back. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    /** What was under way when its caller gave up comes through, or not, by then. */
    private static final Duration QUIET = Duration.ofSeconds(4);

    private final Installation installation;
    private final Testimony testimony;
    private final Departures departures;
    private final Replaying replaying;
    private final Screen screen;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final LogTable table;
    private final ReadModelTables readModels;
    private final Replays replays;

    private Log log = new Log(List.of());
    private List<FedEvent> messages = List.of();
    private long repetitions;

    Proof(Installation installation, Testimony testimony, Departures departures, Replaying replaying, Screen screen) {
        this.installation = installation;
        this.testimony = testimony;
        this.departures = departures;
        this.replaying = replaying;
        this.screen = screen;
        this.table = new LogTable(installation.log());
        this.readModels = new ReadModelTables(installation.readModels());
        this.replays = new Replays(installation.managements(), installation.operatorToken());
    }

    void collect(Instant begin) {
        screen.say("waiting for what is still under way");
        boolean sentAgain = Patience.until(PATIENCE, replaying::areOver);
        log = settled();
        screen.say("%,d events in the log; comparing them with the answers"
                .formatted(log.events().size()));
        // A deletion goes on after its answer: it is looked at by itself.
        Log answered = log.without(departures.requests()).withoutStreams("replay/");
        verdicts.addAll(new CommandsAndLog(List.copyOf(testimony.asked()), answered).verdicts());
        verdicts.add(new Deletions(departures.all(), log).verdict());
        verdicts.addAll(new Order(log).verdicts(begin, Instant.now()));
        screen.say("reading Kafka");
        messages = new Topic(installation.kafka()).read(log, PATIENCE);
        var feed = new Feed(log, messages);
        repetitions = feed.repetitions();
        verdicts.addAll(feed.verdicts());
        verdicts.add(new Addresses(log, messages).verdict());
        verdicts.add(new Verdict(
                "every replay for a subscriber ends",
                replaying.all().size(),
                sentAgain ? List.of() : List.of("not all of them have")));
        verdicts.add(SentAgain.verdict(log, new Topic(installation.kafka()).read(replaying.all())));
        compareWithReplay();
        var wire = new Wire(installation.operatorToken());
        verdicts.add(new LastReads(wire, installation.queries(), log).verdict(testimony.users()));
        verdicts.addAll(testimony.verdicts());
        verdicts.add(nothingSince());
    }

    private Log settled() {
        Log before = table.read();
        while (true) {
            long head = before.head();
            if (!Patience.until(QUIET, () -> table.read().head() != head)) {
                return before;
            }
            before = table.read();
        }
    }

    private void compareWithReplay() {
        screen.say("waiting for the projections");
        List<String> names = replays.names();
        verdicts.add(new Verdict(
                "every projection comes to the last position", names.size(), replays.laggards(log.head(), PATIENCE)));
        ReadModels live = readModels.read();
        screen.say("replaying " + String.join(", ", names));
        long point = readModels.now();
        List<String> refused =
                names.stream().flatMap(name -> replays.begin(name).stream()).toList();
        verdicts.add(new Verdict("every projection is replayed", names.size(), refused));
        Patience.until(PATIENCE, () -> readModels.withRowsFromBefore(point).isEmpty());
        verdicts.add(new Verdict(
                "every replay comes to the last position", names.size(), replays.laggards(log.head(), PATIENCE)));
        verdicts.add(new Verdict(
                "every row is written anew by the replay", live.size(), readModels.withRowsFromBefore(point)));
        verdicts.add(live.equalsReplay(readModels.read()));
    }

    private Verdict nothingSince() {
        long now = table.read().head();
        return new Verdict(
                "nothing came into the log after the last answer",
                1,
                now == log.head() ? List.of() : List.of("from %d to %d".formatted(log.head(), now)));
    }

    List<Verdict> verdicts() {
        return verdicts;
    }

    long events() {
        return log.events().size();
    }

    long messages() {
        return messages.size();
    }

    long repetitions() {
        return repetitions;
    }
}
