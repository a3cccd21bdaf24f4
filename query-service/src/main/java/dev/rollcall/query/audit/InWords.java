package dev.rollcall.query.audit;

import dev.rollcall.query.audit.JsonPatch.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what is otherwise, for people. */
final class InWords {

    private static final Pattern CAPITAL = Pattern.compile("([A-Z])");

    private InWords() {}

    /** A sentence or more for each change, in its order. */
    static List<String> of(List<Operation> operations) {
        List<String> words = new ArrayList<>();
        operations.forEach(operation -> say(operation, words));
        return words;
    }

    private static void say(Operation operation, List<String> words) {
        String[] path = operation.path().substring(1).split("/", -1);
        if (operation.op().equals("replace")) {
            words.addAll(replaced(operation, path));
            return;
        }
        JsonNode thing = Objects.requireNonNull(operation.value() == null ? operation.was() : operation.value());
        boolean added = operation.op().equals("add");
        switch (path[0]) {
            case "teams" ->
                each(path, thing)
                        .forEach(name ->
                                words.add("%s the team %s.".formatted(added ? "Joined" : "Left", quoted(name))));
            case "memberships" -> each(path, thing).forEach(unit -> words.add(membership(unit, added)));
            case "sessions" ->
                each(path, thing)
                        .forEach(session -> words.add((added
                                        ? "A session runs that began at %s."
                                        : "The session that began at %s runs no more.")
                                .formatted(text(session.path("startedAt")))));
            case "apiTokens" ->
                each(path, thing)
                        .forEach(token ->
                                words.add((added ? "There is an API token %s." : "The API token %s is no more.")
                                        .formatted(quoted(token.path("name")))));
            case "secondFactor" ->
                words.add(added ? "A second factor is enrolled." : "There is no second factor any more.");
            case "deletion" -> ofDeletion(operation, path, thing, words);
            case "user" -> ofUser(operation, path, words);
            default -> words.add(changed(label(path), operation));
        }
    }

    /** Something that was there is otherwise. */
    private static List<String> replaced(Operation operation, String[] path) {
        String last = path[path.length - 1];
        return switch (path[0]) {
            case "user" -> path[1].equals("teamIds") ? List.of() : List.of(changed(label(path), operation));
            case "teams" -> List.of(renamed("team", operation));
            case "memberships" ->
                List.of(
                        switch (last) {
                            case "name" -> renamed("channel or network", operation);
                            case "state" ->
                                "Membership was %s and is %s."
                                        .formatted(lower(operation.was()), lower(operation.value()));
                            default -> changed(label(path), operation);
                        });
            case "sessions" -> List.of("Of a session: " + changed(label(path), operation));
            case "apiTokens" -> List.of("Of an API token: " + changed(label(path), operation));
            case "secondFactor" -> List.of("Another second factor is enrolled.");
            default -> List.of(changed(label(path), operation));
        };
    }

    private static String renamed(String kind, Operation operation) {
        return "The %s %s is called %s."
                .formatted(
                        kind,
                        quoted(Objects.requireNonNull(operation.was())),
                        quoted(Objects.requireNonNull(operation.value())));
    }

    private static String lower(@Nullable JsonNode word) {
        return text(Objects.requireNonNull(word)).toLowerCase(Locale.ROOT);
    }

    private static void ofDeletion(Operation operation, String[] path, JsonNode thing, List<String> words) {
        if (path.length == 1 && thing instanceof ObjectNode values) {
            values.properties()
                    .forEach(each -> words.add(
                            changed(label(new String[] {path[0], each.getKey()}), operation.of(each.getValue()))));
        } else {
            words.add(changed(label(path), operation));
        }
    }

    private static void ofUser(Operation operation, String[] path, List<String> words) {
        if (path.length == 1) {
            words.add(operation.op().equals("add") ? "The user is there." : "The user is there no more.");
        } else if (path.length == 2
                && (operation.value() == null ? operation.was() : operation.value()) instanceof ObjectNode values) {
            values.properties()
                    .forEach(each -> words.add(changed(
                            label(new String[] {path[0], path[1], each.getKey()}), operation.of(each.getValue()))));
        } else if (!path[1].equals("teamIds")) {
            words.add(changed(label(path), operation));
        }
    }

    private static String membership(JsonNode unit, boolean added) {
        return "%s the %s %s."
                .formatted(
                        added ? "Joined or asked to join" : "Left",
                        text(unit.path("kind")).toLowerCase(Locale.ROOT),
                        quoted(unit.path("name")));
    }

    /** All things of a kind came or went, or one of them. */
    private static List<JsonNode> each(String[] path, JsonNode thing) {
        return path.length == 1 ? thing.valueStream().toList() : List.of(thing);
    }

    private static String changed(String label, Operation operation) {
        return switch (operation.op()) {
            case "add" -> "%s is %s.".formatted(label, quoted(Objects.requireNonNull(operation.value())));
            case "remove" ->
                "%s is not set any more; it was %s.".formatted(label, quoted(Objects.requireNonNull(operation.was())));
            default ->
                "%s was %s and is %s."
                        .formatted(
                                label,
                                quoted(Objects.requireNonNull(operation.was())),
                                quoted(Objects.requireNonNull(operation.value())));
        };
    }

    private static String label(String[] path) {
        String name = CAPITAL.matcher(path[path.length - 1].replace("~1", "/").replace("~0", "~"))
                .replaceAll(" $1")
                .toLowerCase(Locale.ROOT);
        String in = path.length > 2 && path[1].equals("emails")
                ? "e-mail address "
                : path.length > 2 && path[1].equals("fields") ? "field " : "";
        String words = in + name;
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String quoted(JsonNode value) {
        return value instanceof ObjectNode ? value.toString() : "“%s”".formatted(text(value));
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
