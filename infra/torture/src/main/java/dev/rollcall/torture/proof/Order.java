package dev.rollcall.torture.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether positions, sequences and times are what they are said to be. */
public final class Order {

    private final Log log;

    public Order(Log log) {
        this.log = log;
    }

    /**
     * @param begin before the first command
     * @param end after the last one
     */
    public List<Verdict> verdicts(Instant begin, Instant end) {
        return List.of(positions(), sequences(), ids(), times(begin, end));
    }

    Verdict positions() {
        List<String> violations = new ArrayList<>();
        long expected = 1;
        for (LoggedEvent event : log.events()) {
            if (event.position() != expected) {
                violations.add("position %d where %d is due".formatted(event.position(), expected));
            }
            expected = event.position() + 1;
        }
        return new Verdict("positions are 1 to n", log.events().size(), violations);
    }

    Verdict sequences() {
        List<String> violations = new ArrayList<>();
        log.byStream().forEach((stream, events) -> {
            long expected = 0;
            for (LoggedEvent event : events) {
                if (event.sequence() != expected) {
                    violations.add("%s where #%d is due".formatted(event, expected));
                }
                expected = event.sequence() + 1;
            }
        });
        return new Verdict(
                "every stream is 0 to n in the order of positions", log.events().size(), violations);
    }

    Verdict ids() {
        Set<String> seen = new HashSet<>();
        return new Verdict(
                "no event's id is given twice",
                log.events().size(),
                log.events().stream()
                        .filter(event -> !seen.add(event.id()))
                        .map(event -> event.id() + " again at " + event)
                        .toList());
    }

    Verdict times(Instant begin, Instant end) {
        List<String> violations = new ArrayList<>();
        log.byStream().forEach((stream, events) -> {
            Instant before = begin;
            for (LoggedEvent event : events) {
                if (event.recordedAt().isBefore(before) || event.recordedAt().isAfter(end)) {
                    violations.add("%s at %s, between %s and %s".formatted(event, event.recordedAt(), before, end));
                }
                before = event.recordedAt();
            }
        });
        return new Verdict(
                "times lie within the run and do not go back in a stream",
                log.events().size(),
                violations);
    }
}
