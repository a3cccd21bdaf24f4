package dev.rollcall.torture.load;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
record Reply(int status, HttpHeaders headers, String body) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

    static Reply of(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    boolean isAccepted() {
        return status / 100 == 2;
    }

    /** -1 if there is none. */
    long position() {
        return headers.firstValueAsLong("Rollcall-Position").orElse(-1);
    }

    /** From the entity tag; -1 if there is none. */
    long version() {
        Matcher tag = VERSION.matcher(headers.firstValue("ETag").orElse(""));
        return tag.matches() ? Long.parseLong(tag.group(1)) : -1;
    }

    /** A field of the body; empty if there is none. */
    String text(String field) {
        try {
            return JSON.readTree(body).path(field).asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    /** For people. */
    String summary() {
        return status + " " + text("code");
    }
}
