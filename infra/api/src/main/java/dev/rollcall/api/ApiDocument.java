package dev.rollcall.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The document, for who serves it and for tests that hold the services to it. */
public final class ApiDocument {

    private static final String FILE = "/openapi.yaml";

    private ApiDocument() {}

    public static JsonNode read() {
        try (InputStream yaml = Objects.requireNonNull(ApiDocument.class.getResourceAsStream(FILE), FILE)) {
            return YAMLMapper.builder().build().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as JSON in UTF-8, as tools take it everywhere. */
    public static byte[] json() {
        return JsonMapper.builder().build().writeValueAsBytes(read());
    }
}
