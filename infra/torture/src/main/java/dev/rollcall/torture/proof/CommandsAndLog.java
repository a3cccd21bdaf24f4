package dev.rollcall.torture.proof;

import dev.rollcall.torture.proof.Asked.Attempt;
import dev.rollcall.torture.proof.Outcome.Accepted;
import dev.rollcall.torture.proof.Outcome.Effect;
import dev.rollcall.torture.proof.Outcome.Refused;
import dev.rollcall.torture.proof.Outcome.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether the log holds what was acknowledged, and nothing else. */
public final class CommandsAndLog {

    private final Log log;
    private final List<Unit> units;

    /** Attempts that may take effect once, and the events that they left. */
    private record Unit(Asked asked, Outcome outcome, List<LoggedEvent> events) {

        boolean isOneCommandsWorth() {
            return events.stream().map(LoggedEvent::type).toList().equals(asked.types());
        }

        String evidence(String complaint) {
            return "%s: %s; in the log: %s".formatted(complaint, asked, events.isEmpty() ? "nothing" : events);
        }
    }

    public CommandsAndLog(List<Asked> asked, Log log) {
        this.log = log;
        this.units = asked.stream().flatMap(each -> units(each, log).stream()).toList();
    }

    private static List<Unit> units(Asked asked, Log log) {
        if (asked.once()) {
            List<LoggedEvent> events = asked.attempts().stream()
                    .flatMap(attempt -> log.of(attempt.requestId()).stream())
                    .toList();
            return List.of(new Unit(asked, asked.outcome(), events));
        }
        return asked.attempts().stream()
                .map(attempt -> new Unit(asked, attempt.outcome(), log.of(attempt.requestId())))
                .toList();
    }

    public List<Verdict> verdicts() {
        return List.of(acknowledgedOnce(), refusedNever(), unknownAtMostOnce(), nothingUnasked());
    }

    Verdict acknowledgedOnce() {
        List<String> violations = new ArrayList<>();
        long looked = 0;
        for (Unit unit : units) {
            if (unit.outcome() instanceof Accepted accepted) {
                looked++;
                acknowledged(unit, accepted).forEach(complaint -> violations.add(unit.evidence(complaint)));
            }
        }
        return new Verdict("every acknowledged command is in the log exactly once", looked, violations);
    }

    private static List<String> acknowledged(Unit unit, Accepted accepted) {
        List<LoggedEvent> events = unit.events();
        if (events.isEmpty() && (unit.asked().types().isEmpty() || accepted.effect() == Effect.PERHAPS_NONE)) {
            return List.of();
        }
        if (!unit.isOneCommandsWorth()) {
            return List.of("acknowledged, but not there exactly once");
        }
        List<String> complaints = new ArrayList<>();
        LoggedEvent last = events.getLast();
        if (last.position() - events.getFirst().position() != events.size() - 1) {
            complaints.add("its events do not follow each other");
        }
        if (accepted.effect() == Effect.THEN && last.position() != accepted.position()) {
            complaints.add("answered with another position");
        }
        if (last.position() > accepted.position()) {
            complaints.add("answered with a position before its events");
        }
        long version = events.stream()
                .filter(event -> event.stream().equals(accepted.stream()))
                .mapToLong(LoggedEvent::sequence)
                .max()
                .orElse(-1);
        if (version == -1) {
            complaints.add("in another stream than was answered");
        } else if (accepted.version() != -1 && accepted.effect() == Effect.THEN && accepted.version() != version) {
            complaints.add("answered with another version");
        }
        return complaints;
    }

    Verdict refusedNever() {
        return none(Refused.class, "no refused command left an event", CommandsAndLog::leftNothingBeforeRefusal);
    }

    /**
     * An earlier attempt of unknown outcome may still have been under way in a service that was held up, and may have
     * come through after the last one was refused; what was in the log before must have led to the same answer again.
     */
    private static boolean leftNothingBeforeRefusal(Unit unit) {
        Attempt last = unit.asked().attempts().getLast();
        return unit.events().isEmpty()
                || unit.isOneCommandsWorth()
                        && unit.events().stream()
                                .allMatch(event -> unit.asked().once()
                                        && !event.requestId().equals(last.requestId())
                                        && event.position() > last.knownHead());
    }

    Verdict unknownAtMostOnce() {
        return none(
                Unknown.class,
                "every command of unknown outcome is in the log whole and once, or not at all",
                unit -> unit.events().isEmpty() || unit.isOneCommandsWorth());
    }

    private Verdict none(Class<? extends Outcome> outcome, String rule, java.util.function.Predicate<Unit> holds) {
        List<Unit> concerned = units.stream()
                .filter(unit -> outcome.isInstance(unit.outcome()))
                .toList();
        // That nothing was refused, or nothing left unknown, is no reason to complain.
        return new Verdict(
                rule,
                concerned.size(),
                0,
                concerned.stream()
                        .filter(holds.negate())
                        .map(unit -> unit.evidence("contradicts its answer"))
                        .toList());
    }

    Verdict nothingUnasked() {
        Set<String> unasked = log.requests();
        units.stream()
                .flatMap(unit -> unit.asked().attempts().stream())
                .map(Attempt::requestId)
                .forEach(unasked::remove);
        return new Verdict(
                "every event in the log was asked for",
                log.events().size(),
                log.events().stream()
                        .filter(event -> unasked.contains(event.requestId()))
                        .map(LoggedEvent::toString)
                        .toList());
    }
}
