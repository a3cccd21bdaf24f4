package dev.rollcall.torture.evidence;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one query-service says of its projections. */
record Management(URI origin, String operatorToken) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param state such as {@code LIVE}; others while it is rebuilt, has stopped or runs elsewhere */
    record Standing(String name, long position, String state) {
        boolean shows(long due) {
            return state.equals("LIVE") && position >= due;
        }
    }

    List<Standing> projections() throws IOException {
        HttpResponse<String> answer = send(request("/actuator/projections").GET());
        List<Standing> standings = new ArrayList<>();
        try {
            for (JsonNode each : JSON.readTree(answer.body()).path("projections")) {
                standings.add(new Standing(
                        each.path("name").asString(""),
                        each.path("position").asLong(-1),
                        each.path("state").asString("")));
            }
        } catch (JacksonException e) {
            throw new IOException("no report of projections, but " + answer.statusCode(), e);
        }
        return standings;
    }

    /** @return the status: 204 if it began */
    int replay(String projection) throws IOException {
        return send(request("/actuator/projections/" + projection).POST(BodyPublishers.noBody()))
                .statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(origin.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + operatorToken);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
