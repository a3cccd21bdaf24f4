package dev.rollcall.torture.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The rows of all read models.
 *
 * @param rows by table; each row as text, in any order
 */
public record ReadModels(Map<String, List<String>> rows) {

    public long size() {
        return rows.values().stream().mapToLong(List::size).sum();
    }

    /** Whether this, grown under fire, is what a fresh replay gives. */
    public Verdict equalsReplay(ReadModels replayed) {
        List<String> violations = new ArrayList<>();
        var tables = new TreeSet<>(rows.keySet());
        tables.addAll(replayed.rows().keySet());
        for (String table : tables) {
            Map<String, Integer> surplus = new HashMap<>();
            rows.getOrDefault(table, List.of()).forEach(row -> surplus.merge(row, 1, Integer::sum));
            replayed.rows().getOrDefault(table, List.of()).forEach(row -> surplus.merge(row, -1, Integer::sum));
            surplus.forEach((row, times) -> {
                if (times != 0) {
                    violations.add("%s: %s in %s: %s"
                            .formatted(
                                    table, Math.abs(times), times > 0 ? "the live one only" : "the replay only", row));
                }
            });
        }
        return new Verdict("every projection equals a fresh replay", size(), violations);
    }
}
