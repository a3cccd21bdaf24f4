package dev.rollcall.standalone.load;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What the server answered.
 *
 * @param next path and query of the list's next page
 */
record Answer(int status, JsonNode body, Optional<String> next) {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*\\brel=\"?next\"?");

    static Answer of(HttpResponse<byte[]> response, JsonMapper json) {
        return new Answer(response.statusCode(), parse(response, json), next(response));
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    LoadFailed problem() {
        String code = body.path("code").asString("http." + status);
        String title = body.path("title").asString("the server answered with status " + status);
        String detail = body.path("detail").asString(title);
        var field = body.path("errors").path(0);
        return field.isMissingNode()
                ? new LoadFailed(code, detail)
                : new LoadFailed(code, detail)
                        .about(field.path("pointer").asString("") + " "
                                + field.path("detail").asString(""));
    }

    /** A field that the interface promises. */
    static String text(JsonNode resource, String field) {
        var value = resource.path(field);
        if (!value.isString()) {
            throw new LoadFailed("load.unexpected-answer", "an answer without " + field + ": is this Rollcall?");
        }
        return value.stringValue();
    }

    private static JsonNode parse(HttpResponse<byte[]> response, JsonMapper json) {
        if (response.body().length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(response.body());
        } catch (JacksonException e) {
            if (response.statusCode() / 100 == 2) {
                throw new LoadFailed("load.unexpected-answer", "an answer that is not JSON: is this Rollcall?");
            }
            return MissingNode.getInstance();
        }
    }

    /** Only path and query are followed: the token goes to no other origin than the one given. */
    private static Optional<String> next(HttpResponse<byte[]> response) {
        return response.headers().allValues("Link").stream()
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(link -> response.uri().resolve(URI.create(link.group(1))))
                .map(uri -> uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery())
                .findFirst();
    }
}
