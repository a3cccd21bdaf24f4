package dev.rollcall.benchmark.lab;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.rollcall.benchmark.load.HttpCaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The projections of a running query-service, as its operators see them. */
public final class Projections implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpCaller management;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Report(List<Projection> projections) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Projection(String name, long position, String state) {

        boolean isLiveAt(long head) {
            if (state.equals("STOPPED")) {
                throw new IllegalStateException("the projection %s has stopped; its log says why".formatted(name));
            }
            return state.equals("LIVE") && position >= head;
        }
    }

    public Projections(Service query) {
        this.management = new HttpCaller(query.management(), query.token());
    }

    public boolean areLiveAt(long head) {
        return all().stream().allMatch(each -> each.isLiveAt(head));
    }

    public boolean isLiveAt(String name, long head) {
        return all().stream().filter(each -> each.name().equals(name)).anyMatch(each -> each.isLiveAt(head));
    }

    /** Of the projection that has come least far. */
    public long position() {
        return all().stream().mapToLong(Projection::position).min().orElse(0);
    }

    /** Returns when the rebuild has begun. */
    public void rebuild(String name) {
        try {
            management.post("/actuator/projections/" + name, "").orFail();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Projection> all() {
        try {
            return JSON.readValue(
                            management.get("/actuator/projections", 0).orFail().body(), Report.class)
                    .projections();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        management.close();
    }
}
