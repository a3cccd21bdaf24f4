package dev.rollcall.torture.proof;

/** What a caller knows of a request afterwards. */
public sealed interface Outcome {

    /**
     * It was acknowledged.
     *
     * @param position as answered
     * @param version as answered, of the stream; -1 where the answer has none
     * @param stream whose history it became part of
     */
    record Accepted(long position, long version, String stream, Effect effect) implements Outcome {}

    /** It was refused, or never reached a service: nothing of it may be in the log. */
    record Refused(String why) implements Outcome {}

    /** The connection broke, nobody answered in time, or a service did not know either: all of it, or nothing. */
    record Unknown(String why) implements Outcome {}

    /** What an acknowledgement says about the events. */
    enum Effect {
        /** They end at the position that was answered. */
        THEN,
        /** They are there, by this or an earlier attempt. */
        THEN_OR_EARLIER,
        /** An earlier command whose outcome is unknown may have left nothing to do. */
        PERHAPS_NONE
    }
}
