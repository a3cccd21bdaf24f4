package dev.rollcall.standalone.replay;

import dev.rollcall.standalone.parts.PartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** query-service's management of its projections. */
final class ProjectionsEndpoint {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI management;
    private final String token;

    ProjectionsEndpoint(URI management, String token) {
        this.management = management;
        this.token = token;
    }

    Projections all() {
        HttpResponse<String> answer = send(request("/actuator/projections").GET());
        if (answer.statusCode() != 200) {
            throw new PartException(
                    "query-service answers %d to the question for its projections".formatted(answer.statusCode()));
        }
        try {
            return JSON.readValue(answer.body(), Projections.class);
        } catch (JacksonException e) {
            throw new PartException("query-service says something else than expected about its projections", e);
        }
    }

    /** @param name of a known projection */
    void replay(String name) {
        int status = send(request("/actuator/projections/" + name).POST(BodyPublishers.noBody()))
                .statusCode();
        if (status != 204) {
            throw new PartException("query-service does not replay %s: it answers %d".formatted(name, status));
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(management.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new PartException(
                    "query-service does not answer at %s; does it run? ./rollcall status shows".formatted(management),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartException("interrupted", e);
        }
    }
}
