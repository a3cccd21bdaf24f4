package dev.rollcall.acceptance;

import dev.rollcall.acceptance.Fold.Shown;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads over HTTP whatever has a past, as of every position of a history and now, and holds it against the {@link Fold}. */
final class Comparison {

    private static final int READERS = 6;
    private static final String UUIDS = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** There are thousands of answers: that they are as documented is for other tests to see. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI origin;
    private final RandomHistory history;
    private final String office;
    private final long head;
    private final List<Read> reads = new ArrayList<>();

    /** @param asOf empty for now */
    private record Read(String path, String asOf, Shown expected) {

        String target() {
            String parameter = "asOf=" + URLEncoder.encode(asOf, StandardCharsets.UTF_8);
            return asOf.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + parameter;
        }
    }

    /**
     * What was read, and was not as it should be.
     *
     * @param kind of the read, whichever user or unit it is about
     * @param position as of which it is wrong; of the head, where it is not of the past
     */
    record Difference(String kind, long position, String words) {}

    /** @param log all events since the history began; what has begun in the background is done */
    Comparison(RandomHistory history, URI origin, List<Recorded> log) {
        this.origin = origin;
        this.history = history;
        this.office = history.office().path("");
        this.head = log.getLast().position();
        List<Recorded> ours = log.stream()
                .filter(event ->
                        event.says("organizationId").equals(history.office().id()))
                .filter(event -> !event.type().startsWith("audit."))
                .toList();
        Fold fold = new Fold(ours);
        for (int i = 0; i < ours.size(); i++) {
            Recorded event = ours.get(i);
            fold.take(event);
            Map<String, Shown> some = fold.some(event, history.people(), i);
            some.forEach((path, shown) -> reads.add(new Read(path, Long.toString(event.position()), shown)));
            @Nullable Shown users = some.get("/users");
            if (users != null && isAnInstant(event, log)) {
                reads.add(new Read("/users", event.at().toString(), users));
            }
        }
        fold.all(Instant.now(), history.people()).forEach((path, shown) -> reads.add(new Read(path, "", shown)));
    }

    /** Whether nothing that was recorded by then was committed later. */
    private static boolean isAnInstant(Recorded event, List<Recorded> log) {
        return log.stream()
                .allMatch(other -> other.position() <= event.position()
                        ? !other.at().isAfter(event.at())
                        : other.at().isAfter(event.at()));
    }

    /** The first difference. */
    Optional<Difference> first(Predicate<String> kinds) {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<Optional<Difference>>> answers = new ArrayList<>();
            for (Read read : reads) {
                if (kinds.test(kind(read))) {
                    Callable<Optional<Difference>> compare = () -> difference(read);
                    answers.add(readers.submit(compare));
                }
            }
            for (Future<Optional<Difference>> answer : answers) {
                Optional<Difference> difference = answer.get();
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            readers.shutdownNow();
        }
    }

    private static String kind(Read read) {
        return read.path().replaceAll(UUIDS, "…").replaceAll("\\?.*", "");
    }

    private Optional<Difference> difference(Read read) throws IOException, InterruptedException {
        String token = read.asOf().isEmpty() ? history.bossToken() : history.auditorToken();
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(origin.resolve(office + read.target()))
                        .header("Authorization", "Bearer " + token)
                        .header("Rollcall-Position", Long.toString(head))
                        .build(),
                BodyHandlers.ofString());
        String etag = answer.headers().firstValue("ETag").orElse("");
        JsonNode body = read.expected().body();
        boolean same = body == null
                ? answer.statusCode() == 404
                : answer.statusCode() == 200
                        && body.equals(withoutUse(JSON.readTree(answer.body())))
                        && (read.expected().etag() == null
                                || etag.equals(read.expected().etag()));
        if (same) {
            return Optional.empty();
        }
        String words = "GET …%s%n  is   %d %s %s%n  not  %s %s"
                .formatted(
                        read.target(),
                        answer.statusCode(),
                        answer.body(),
                        etag,
                        body == null ? "404" : body,
                        read.expected().etag());
        return Optional.of(
                new Difference(kind(read), read.asOf().matches("\\d+") ? Long.parseLong(read.asOf()) : head, words));
    }

    /** When a session was last used is not in the log. */
    private static JsonNode withoutUse(JsonNode answer) {
        for (JsonNode item : answer.path("items")) {
            if (item instanceof ObjectNode object) {
                object.remove("lastSeenAt");
            }
        }
        return answer;
    }
}
