package dev.rollcall.torture.proof;

import java.util.List;

/**
 * A command that a client asked for, once or, after an unknown outcome, again.
 *
 * @param what for people, such as {@code POST /v1/organizations}
 * @param once whether all attempts together may take effect only once: they carried one idempotency key, or an id
 * @param types of the events that it leads to, in their order; empty for a repetition that leads to none
 * @param attempts in their order
 */
public record Asked(String what, boolean once, List<String> types, List<Attempt> attempts) {

    public Asked {
        types = List.copyOf(types);
        attempts = List.copyOf(attempts);
    }

    /**
     * One request.
     *
     * @param requestId its own one, found in the events that it leads to
     * @param knownHead position that somebody had seen before this was sent
     */
    public record Attempt(String requestId, Outcome outcome, long knownHead) {}

    /** The last word; attempts end with the first definite answer. */
    public Outcome outcome() {
        return attempts.getLast().outcome();
    }

    @Override
    public String toString() {
        return what + " " + attempts;
    }
}
