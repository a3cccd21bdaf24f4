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
        @Nullable JsonNode thing = operation.value() == null ? operation.was() : operation.value();
        boolean added = operation.op().equals("add");
        switch (path[0]) {
            case "teams" ->
                each(
                        path,
                        thing,
                        name -> words.add("%s the team %s.".formatted(added ? "Joined" : "Left", quoted(name))));
            case "memberships" -> each(path, thing, unit -> words.add(membership(unit, added, path)));
            case "sessions" ->
                each(
                        path,
                        thing,
                        session -> words.add(
                                added
                                        ? "A session runs that began at %s.".formatted(text(session.path("startedAt")))
                                        : "The session that began at %s runs no more."
                                                .formatted(text(session.path("startedAt")))));
            case "apiTokens" ->
                each(
                        path,
                        thing,
                        token -> words.add(
                                added
                                        ? "There is an API token %s.".formatted(quoted(token.path("name")))
                                        : "The API token %s is no more.".formatted(quoted(token.path("name")))));
            case "secondFactor" ->
                words.add(added ? "A second factor is enrolled." : "There is no second factor any more.");
            case "user" -> ofUser(operation, path, words);
            default -> words.add(changed(label(path), operation));
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

    private static String membership(JsonNode unit, boolean added, String[] path) {
        return path.length > 2
                ? "Membership is %s now.".formatted(text(unit).toLowerCase(Locale.ROOT))
                : "%s the %s %s."
                        .formatted(
                                added ? "Joined or asked to join" : "Left",
                                text(unit.path("kind")).toLowerCase(Locale.ROOT),
                                quoted(unit.path("name")));
    }

    /** All things of a kind came or went, or one of them. */
    private static void each(String[] path, @Nullable JsonNode thing, java.util.function.Consumer<JsonNode> say) {
        if (path.length == 1) {
            Objects.requireNonNull(thing).forEach(say);
        } else {
            say.accept(Objects.requireNonNull(thing));
        }
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
