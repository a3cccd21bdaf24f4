package dev.rollcall.torture;

import dev.rollcall.torture.load.Testimony;
import dev.rollcall.torture.proof.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/** What was done and what came of it, for people. */
record Report(
        long seed,
        Duration duration,
        Map<String, Integer> kills,
        int pauses,
        Testimony testimony,
        long events,
        long messages,
        long repetitions,
        List<Verdict> verdicts) {
    private static final int EVIDENCE = 5;

    boolean holds() {
        return !verdicts.isEmpty() && verdicts.stream().allMatch(Verdict::holds);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        figures().forEach(each -> lines.add("  %-24s %s".formatted(each.getKey(), each.getValue())));
        lines.add("");
        for (Verdict verdict : verdicts) {
            lines.add("  %-6s  %s (%s looked at)"
                    .formatted(verdict.holds() ? "OK" : "FAILED", verdict.rule(), number(verdict.looked())));
            verdict.violations().stream().limit(EVIDENCE).forEach(each -> lines.add("            " + each));
            if (verdict.violations().size() > EVIDENCE) {
                lines.add("            and %s more"
                        .formatted(number(verdict.violations().size() - EVIDENCE)));
            }
        }
        lines.add("");
        lines.add(holds() ? "Everything holds." : "Not everything holds; the same blows again with --seed " + seed);
        return lines;
    }

    private List<Entry<String, String>> figures() {
        Testimony.Counts counts = testimony.counts();
        int all = kills.values().stream().mapToInt(Integer::intValue).sum();
        String byPart = kills.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        return List.of(
                Map.entry("seed", Long.toString(seed)),
                Map.entry("duration under fire", duration.toSeconds() + " s"),
                Map.entry("killed", "%d: %s".formatted(all, byPart)),
                Map.entry("command-services stopped", Integer.toString(pauses)),
                Map.entry("commands acknowledged", number(counts.accepted())),
                Map.entry("commands refused", number(counts.refused()) + ": " + testimony.refusals()),
                Map.entry("outcomes unknown", number(counts.unknown())),
                Map.entry("asked again", number(counts.repeated())),
                Map.entry("events", number(events)),
                Map.entry(
                        "messages on Kafka",
                        "%s, of them repetitions %s".formatted(number(messages), number(repetitions))),
                Map.entry("reads answered", number(counts.fresh())),
                Map.entry(
                        "reads told to wait",
                        "%s, of them when all had been well for 20 s: %s"
                                .formatted(number(counts.behind()), number(counts.behindInCalm()))),
                Map.entry("reads not answered", number(counts.unanswered())));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
