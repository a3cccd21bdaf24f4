package dev.rollcall.web;

import jakarta.validation.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** Says where in a body something is, as a JSON Pointer (RFC 6901). */
public final class JsonPointers {

    private JsonPointers() {}

    /** To a place named by the fields that lead to it. */
    public static String of(String... names) {
        return Stream.of(names).map(JsonPointers::token).collect(Collectors.joining());
    }

    static String of(List<JacksonException.Reference> path) {
        return path.stream()
                .map(step ->
                        step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName())
                .map(JsonPointers::token)
                .collect(Collectors.joining());
    }

    static String of(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            switch (node.getKind()) {
                case METHOD, PARAMETER, CONSTRUCTOR, CROSS_PARAMETER, RETURN_VALUE -> {
                    // Where the body came in, not a place in it.
                }
                default -> append(pointer, node);
            }
        }
        return pointer.toString();
    }

    private static void append(StringBuilder pointer, Path.Node node) {
        if (node.getIndex() != null) {
            pointer.append(token(node.getIndex().toString()));
        } else if (node.getKey() != null) {
            pointer.append(token(node.getKey().toString()));
        }
        String name = node.getName();
        if (name != null && !name.startsWith("<")) {
            pointer.append(token(name));
        }
    }

    private static String token(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
