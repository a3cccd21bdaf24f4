package dev.rollcall.torture.proof;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether subscribers to Kafka were told everything, in order, and nothing else. */
public final class Feed {

    private final Log log;
    private final List<FedEvent> messages;
    private final List<FedEvent> first = new ArrayList<>();

    /** @param messages of all partitions, those of one in their order */
    public Feed(Log log, List<FedEvent> messages) {
        this.log = log;
        this.messages = messages;
        Set<String> seen = new HashSet<>();
        messages.stream().filter(message -> seen.add(message.id())).forEach(first::add);
    }

    /** Messages that say again what was said before, which is allowed. */
    public long repetitions() {
        return messages.size() - first.size();
    }

    public List<Verdict> verdicts() {
        return List.of(complete(), inOrder(), asLogged());
    }

    Verdict complete() {
        Set<String> told = new HashSet<>();
        first.forEach(message -> told.add(message.id()));
        return new Verdict(
                "Kafka has every event of the log",
                log.events().size(),
                log.events().stream()
                        .filter(event -> !told.contains(event.id()))
                        .map(event -> "not told: " + event)
                        .toList());
    }

    Verdict inOrder() {
        List<String> violations = new ArrayList<>();
        Map<String, Long> due = new HashMap<>();
        for (FedEvent message : first) {
            long expected = due.getOrDefault(message.stream(), 0L);
            if (message.sequence() != expected) {
                violations.add("%s where #%d is due".formatted(message, expected));
            }
            due.put(message.stream(), message.sequence() + 1);
        }
        return new Verdict("Kafka has the events of each stream in order, repetitions apart", first.size(), violations);
    }

    Verdict asLogged() {
        Map<String, LoggedEvent> byId =
                log.events().stream().collect(toMap(LoggedEvent::id, identity(), (one, twin) -> one));
        return new Verdict(
                "Kafka has nothing that is not in the log",
                messages.size(),
                messages.stream()
                        .filter(message -> !isOf(message, byId))
                        .map(FedEvent::toString)
                        .toList());
    }

    private static boolean isOf(FedEvent message, Map<String, LoggedEvent> byId) {
        LoggedEvent event = byId.get(message.id());
        return event != null
                && event.stream().equals(message.stream())
                && event.position() == message.position()
                && event.sequence() == message.sequence()
                && message.type().startsWith("rollcall." + event.type() + ".v");
    }
}
