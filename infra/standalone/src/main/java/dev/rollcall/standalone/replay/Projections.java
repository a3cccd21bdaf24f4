package dev.rollcall.standalone.replay;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/**
 * How far the projections are.
 *
 * @param head position of the newest event
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Projections(long head, List<Projection> projections) {
    /** @param position up to which events are shown; while it is replayed, those that were dealt with again */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Projection(String name, long position, String state) {
        boolean hasCaughtUpWith(long target) {
            return state.equals("LIVE") && position >= target;
        }
    }

    Optional<Projection> named(String name) {
        return projections.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    List<String> names() {
        return projections.stream().map(Projection::name).sorted().toList();
    }
}
