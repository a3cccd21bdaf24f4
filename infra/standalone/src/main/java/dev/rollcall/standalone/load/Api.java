package dev.rollcall.standalone.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP interface as the operator calls it. Every answer that is not a success is thrown as {@link LoadFailed} with
 * the code of its problem; a server that names a time to come again is asked again, a bounded number of times.
 */
final class Api implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final String POSITION = "Rollcall-Position";

    private final String origin;
    private final String token;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http;

    /** The highest position met: every read demands it, so that none shows less than this run has done or seen. */
    private final AtomicLong position = new AtomicLong();

    /** @param trust decides on the server's certificate, where the origin is https */
    Api(URI origin, SSLContext trust, String token) {
        this.origin = origin.toString().replaceAll("/+$", "");
        this.token = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust)
                .connectTimeout(CONNECT)
                .build();
    }

    JsonNode get(String path) {
        return read(path).body();
    }

    /** All items of a list, page by page. */
    List<JsonNode> list(String path) {
        var items = new ArrayList<JsonNode>();
        Optional<String> page = Optional.of(path);
        while (page.isPresent()) {
            var answer = read(page.get());
            answer.body().path("items").forEach(items::add);
            page = answer.next();
        }
        return items;
    }

    JsonNode post(String path, Object body) {
        // One key for the request and its repetitions, another one for each request: what the server did not
        // do the first time must be decided anew in a later run.
        var key = UUID.randomUUID().toString();
        return send(withBody(request(path), "POST", body).header("Idempotency-Key", key))
                .body();
    }

    void put(String path) {
        send(request(path).PUT(BodyPublishers.noBody()));
    }

    void put(String path, Object body) {
        send(withBody(request(path), "PUT", body));
    }

    void patch(String path, Object body) {
        send(withBody(request(path), "PATCH", body));
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer read(String path) {
        return send(request(path).header(POSITION, position.toString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
    }

    private HttpRequest.Builder withBody(HttpRequest.Builder request, String method, Object body) {
        return request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    }

    private Answer send(HttpRequest.Builder builder) {
        var request = builder.build();
        var retries = new Retries();
        while (true) {
            var response = exchange(request);
            var answer = Answer.of(response, json);
            position.accumulateAndGet(
                    response.headers().firstValueAsLong(POSITION).orElse(0), Math::max);
            if (answer.isSuccess()) {
                return answer;
            }
            var pause = retries.pauseAfter(response);
            if (pause.isEmpty()) {
                throw answer.problem();
            }
            Pause.of(pause.get());
        }
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (HttpTimeoutException e) {
            throw new LoadFailed("load.no-answer", origin + " does not answer in time");
        } catch (IOException e) {
            throw new LoadFailed("load.unreachable", origin + " cannot be reached; does it run?");
        } catch (InterruptedException e) {
            throw Pause.interrupted();
        }
    }
}
