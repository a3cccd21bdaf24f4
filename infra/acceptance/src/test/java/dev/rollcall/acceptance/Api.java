package dev.rollcall.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** A caller of the HTTP interface who sees just what goes over the wire, and holds each answer to the document. */
final class Api {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI origin;
    private final String token;

    Api(URI origin, String token) {
        this.origin = origin;
        this.token = token;
    }

    /** The same caller with another token; an empty one for none. */
    Api as(String otherToken) {
        return new Api(origin, otherToken);
    }

    /** The same caller, elsewhere. */
    Api at(Api other) {
        return new Api(other.origin, token);
    }

    Answer get(String path) {
        return send("GET", path, "", Map.of());
    }

    /** A read that must show what was written at a position. */
    Answer get(String path, long position) {
        return send("GET", path, "", Map.of("Rollcall-Position", Long.toString(position)));
    }

    Answer post(String path, String json) {
        return send("POST", path, json, Map.of());
    }

    Answer put(String path, String json) {
        return send("PUT", path, json, Map.of());
    }

    Answer put(String path) {
        return send("PUT", path, "", Map.of());
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, json, Map.of());
    }

    Answer delete(String path) {
        return send("DELETE", path, "", Map.of());
    }

    Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty() && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return send(request.build());
    }

    /** A request as it is, but for the token. */
    Answer sendAs(HttpRequest request) {
        boolean hasOne = request.headers().firstValue("Authorization").isPresent();
        return send(
                token.isEmpty() || hasOne
                        ? request
                        : HttpRequest.newBuilder(request, (name, value) -> true)
                                .header("Authorization", "Bearer " + token)
                                .build());
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
            Document.current().check(request.method(), request.uri().getRawPath(), answer);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
