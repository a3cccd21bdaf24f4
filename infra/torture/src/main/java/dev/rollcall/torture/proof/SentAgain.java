package dev.rollcall.torture.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A replay that was acknowledged: the whole log up to a position.
 *
 * @param topic that the subscriber finds it in
 */
public record SentAgain(String id, String topic, long target) {

    /** A message of its topic; without a position it is the marker of the end. */
    public record Message(String replay, String id, long position) {

        boolean isMarker() {
            return position == 0;
        }
    }

    /** Whether every replay has every event of the log up to its target, in order, and then says that it has. */
    public static Verdict verdict(Log log, Map<SentAgain, List<Message>> all) {
        Map<Long, String> ids = new HashMap<>();
        log.events().forEach(event -> ids.put(event.position(), event.id()));
        List<String> violations = new ArrayList<>();
        all.forEach((replay, messages) -> violations.addAll(replay.violations(messages, ids)));
        return new Verdict("every replay is complete, in order, and ends with its marker", all.size(), violations);
    }

    List<String> violations(List<Message> messages, Map<Long, String> ids) {
        List<String> violations = new ArrayList<>();
        Map<Long, Message> first = new LinkedHashMap<>();
        messages.stream().filter(each -> !each.isMarker()).forEach(each -> first.putIfAbsent(each.position(), each));
        long due = 1;
        for (Message each : first.values()) {
            if (each.position() != due
                    || !each.id().equals(ids.get(due))
                    || !each.replay().equals(id)) {
                violations.add("%s has %s where position %d is due".formatted(topic, each, due));
                break;
            }
            due++;
        }
        if (due <= target) {
            violations.add("%s ends before position %d of %d".formatted(topic, due, target));
        }
        if (messages.isEmpty() || !messages.getLast().isMarker()) {
            violations.add("%s has no marker at its end".formatted(topic));
        }
        return violations;
    }
}
