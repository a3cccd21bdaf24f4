package dev.rollcall.standalone.replay;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the projections are.
 *
 * @param head position of the newest event
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Projections(long head, List<Projection> projections) {
    /**
     * @param position up to which events are shown
     * @param rebuild the last one; null where there was none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Projection(
            String name,
            long position,
            String state,
            @Nullable Rebuild rebuild) {}

    /**
     * @param position of the last event in the new tables
     * @param target the head when it began
     * @param outcome {@code done}, {@code failed} or {@code aborted}; null while it runs
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Rebuild(
            long position,
            long target,
            long eventsPerSecond,
            long secondsLeft,
            @Nullable String outcome) {}

    Optional<Projection> named(String name) {
        return projections.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    List<String> names() {
        return projections.stream().map(Projection::name).sorted().toList();
    }
}
