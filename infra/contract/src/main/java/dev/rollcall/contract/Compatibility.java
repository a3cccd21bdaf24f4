package dev.rollcall.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether subscribers that were built for what was published still understand what is current, and whether what is in
 * the log is still what is current: neither may break. Subscribers ignore fields and constants that they do not know.
 */
final class Compatibility {

    private static final List<String> UNCHANGED = List.of("format", "const", "pattern", "uniqueItems");

    private final List<String> breaks = new ArrayList<>();

    private Compatibility() {}

    /**
     * What breaks, in words; empty if nothing does.
     *
     * @param published by name, each with its version
     */
    static List<String> breaks(Map<String, ? extends JsonNode> published, Map<String, ? extends JsonNode> current) {
        Compatibility compatibility = new Compatibility();
        published.forEach((name, before) -> {
            JsonNode now = current.get(name);
            if (now == null) {
                compatibility.breaks.add(name + " is there no more");
            } else {
                compatibility.compare(name, before, now);
            }
        });
        return List.copyOf(compatibility.breaks);
    }

    private void compare(String path, JsonNode before, JsonNode now) {
        if (!words(before.get("type")).equals(words(now.get("type")))) {
            breaks.add("%s was %s and is %s".formatted(path, before.get("type"), now.get("type")));
        }
        for (String keyword : UNCHANGED) {
            if (!before.path(keyword).equals(now.path(keyword))) {
                breaks.add("%s has another %s".formatted(path, keyword));
            }
        }
        constants(path, before.get("enum"), now.get("enum"));
        for (String inner : List.of("items", "additionalProperties")) {
            inner(path + "[]", before.get(inner), now.get(inner));
        }
        fields(path, before, now);
    }

    private void inner(String path, @Nullable JsonNode before, @Nullable JsonNode now) {
        if (before != null && now != null) {
            compare(path, before, now);
        } else if (before != null || now != null) {
            breaks.add(path + " holds something else");
        }
    }

    /** A new one is none of those that subscribers know, which they have to expect; one that is gone is in the log. */
    private void constants(String path, @Nullable JsonNode before, @Nullable JsonNode now) {
        if ((before == null) != (now == null)) {
            breaks.add(path + " is not one of a list any more, or has become one");
        }
        words(before).stream()
                .filter(constant -> now != null && !words(now).contains(constant))
                .sorted()
                .forEach(constant -> breaks.add("%s is never %s any more".formatted(path, constant)));
    }

    private void fields(String path, JsonNode before, JsonNode now) {
        Set<String> requiredBefore = words(before.get("required"));
        Set<String> requiredNow = words(now.get("required"));
        before.path("properties").forEachEntry((name, field) -> {
            String place = path + "." + name;
            JsonNode current = now.path("properties").get(name);
            if (current == null) {
                breaks.add(place + " is there no more");
                return;
            }
            if (requiredBefore.contains(name) && !requiredNow.contains(name)) {
                breaks.add(place + " was required and is optional");
            }
            if (!requiredBefore.contains(name) && requiredNow.contains(name)) {
                breaks.add(place + " was optional and is required, and older events lack it");
            }
            compare(place, field, current);
        });
        now.path("properties").forEachEntry((name, field) -> {
            if (!before.path("properties").has(name) && requiredNow.contains(name)) {
                breaks.add("%s.%s is new and required, and older events lack it".formatted(path, name));
            }
        });
    }

    /** Of one word or a list of them. */
    private static Set<String> words(@Nullable JsonNode node) {
        if (node == null) {
            return Set.of();
        }
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asString)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of(node.asString());
    }
}
