package dev.rollcall.torture.proof;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole log, in the order of its positions. */
public final class Log {

    private final List<LoggedEvent> events;
    private final Map<String, List<LoggedEvent>> byRequest;

    public Log(List<LoggedEvent> events) {
        this.events =
                events.stream().sorted(comparingLong(LoggedEvent::position)).toList();
        this.byRequest = this.events.stream().collect(groupingBy(LoggedEvent::requestId));
    }

    public List<LoggedEvent> events() {
        return events;
    }

    public long head() {
        return events.isEmpty() ? 0 : events.getLast().position();
    }

    /** What other requests led to. */
    public Log without(Set<String> requests) {
        return new Log(events.stream()
                .filter(event -> !requests.contains(event.requestId()))
                .toList());
    }

    /** What happened to anything but these. */
    public Log withoutStreams(String prefix) {
        return new Log(events.stream()
                .filter(event -> !event.stream().startsWith(prefix))
                .toList());
    }

    List<LoggedEvent> of(String requestId) {
        return byRequest.getOrDefault(requestId, List.of());
    }

    /** Requests that left events. */
    Set<String> requests() {
        return new HashSet<>(byRequest.keySet());
    }

    Map<String, List<LoggedEvent>> byStream() {
        return events.stream().collect(groupingBy(LoggedEvent::stream));
    }
}
