package dev.rollcall.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of JSON by name, without the ending. */
record Folder(Path path) {

    static final Folder RESOURCES = new Folder(Path.of("../../shared-events/src/main/resources"));
    static final Folder SCHEMAS = new Folder(RESOURCES.path().resolve("schemas"));
    static final Folder GOLDEN = new Folder(Path.of("../../shared-events/src/test/resources/golden"));
    static final Folder PUBLISHED = new Folder(Path.of("published"));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String text(JsonNode node) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node).replace("\r\n", "\n") + "\n";
    }

    Map<String, JsonNode> all() {
        Map<String, JsonNode> all = new TreeMap<>();
        names().forEach(name -> all.put(name, JSON.readTree(read(name))));
        return all;
    }

    String read(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, JsonNode node) {
        try {
            Files.createDirectories(path);
            Files.writeString(file(name), text(node));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes it hold these and nothing else. */
    void replace(Map<String, ? extends JsonNode> nodes) {
        nodes.forEach(this::write);
        Set<String> gone = new TreeSet<>(names());
        gone.removeAll(nodes.keySet());
        gone.forEach(name -> file(name).toFile().delete());
    }

    private Set<String> names() {
        try (Stream<Path> files = Files.list(path)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .forEach(name -> names.add(name.substring(0, name.length() - ".json".length())));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return path.resolve(name + ".json");
    }
}
