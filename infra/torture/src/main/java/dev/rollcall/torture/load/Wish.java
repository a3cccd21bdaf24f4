package dev.rollcall.torture.load;

import dev.rollcall.torture.proof.Outcome.Effect;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A change that a client wants.
 *
 * @param ownId whether the body carries an id that lets it take effect only once
 * @param versioned whether the version that is answered is that of the stream
 * @param types of the events that it leads to
 * @param stream whose history it becomes part of, by the reply
 * @param effect what an acknowledgement says about the events, by the reply
 */
record Wish(
        String method,
        String path,
        String body,
        Map<String, String> headers,
        boolean ownId,
        boolean versioned,
        List<String> types,
        Function<Reply, String> stream,
        Function<Reply, Effect> effect) {

    static Wish of(String method, String path, String body, String stream, String... types) {
        return new Wish(
                method, path, body, Map.of(), false, true, List.of(types), reply -> stream, reply -> Effect.THEN);
    }

    /** A new thing, whose stream is named by its id. */
    static Wish creation(String path, String body, String kind, String... types) {
        return new Wish(
                "POST",
                path,
                body,
                Map.of(),
                false,
                true,
                List.of(types),
                reply -> kind + "/" + reply.text("id"),
                reply -> Effect.THEN);
    }

    Wish with(String header, String value) {
        return new Wish(method, path, body, Map.of(header, value), ownId, versioned, types, stream, effect);
    }

    Wish withOwnId(Function<Reply, Effect> told) {
        return new Wish(method, path, body, headers, true, versioned, types, stream, told);
    }

    Wish ofOtherVersion() {
        return new Wish(method, path, body, headers, ownId, false, types, stream, effect);
    }

    /** An acknowledged change may have found nothing to do, as an earlier one, of unknown outcome, did it. */
    Wish perhapsDone(boolean perhaps) {
        return perhaps
                ? new Wish(method, path, body, headers, ownId, versioned, types, stream, reply -> Effect.PERHAPS_NONE)
                : this;
    }

    boolean isPost() {
        return method.equals("POST");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
