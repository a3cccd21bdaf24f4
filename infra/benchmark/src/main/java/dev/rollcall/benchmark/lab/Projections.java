package dev.rollcall.benchmark.lab;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.rollcall.benchmark.load.HttpCaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The projections of a running query-service, as its operators see them. */
public final class Projections implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpCaller management;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Report(List<Projection> projections) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Projection(
            String name,
            long position,
            String state,
            @Nullable Rebuild rebuild) {

        boolean isLiveAt(long head) {
            if (state.equals("STOPPED")) {
                throw new IllegalStateException("the projection %s has stopped; its log says why".formatted(name));
            }
            return state.equals("LIVE") && position >= head;
        }
    }

    /** @param outcome absent while it runs */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Rebuild(@Nullable String outcome) {}

    public Projections(Service query) {
        this.management = new HttpCaller(query.management(), query.token());
    }

    public boolean areLiveAt(long head) {
        return all().stream().allMatch(each -> each.isLiveAt(head));
    }

    /** Of the projection that has come least far. */
    public long position() {
        return all().stream().mapToLong(Projection::position).min().orElse(0);
    }

    /** Returns when the rebuild has begun: from then on, and no sooner, its outcome is absent until it has one. */
    public void rebuild(String name) {
        try {
            management.post("/actuator/projections/" + name, "").orFail();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether the new tables have taken over.
     *
     * @throws IllegalStateException if they never will
     */
    public boolean isRebuilt(String name) {
        Projection projection = all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        String outcome = projection.rebuild() == null
                ? "never begun"
                : projection.rebuild().outcome();
        if (outcome == null) {
            if (!projection.state().equals("REBUILDING")) {
                throw new IllegalStateException("%s is %s while it is rebuilt".formatted(name, projection.state()));
            }
            return false;
        }
        if (!outcome.equals("done")) {
            throw new IllegalStateException("the rebuild of %s: %s".formatted(name, outcome));
        }
        return projection.state().equals("LIVE");
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
