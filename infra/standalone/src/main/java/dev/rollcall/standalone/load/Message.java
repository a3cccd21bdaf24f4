package dev.rollcall.standalone.load;

import java.time.Instant;

/**
 * A row of messages.csv.
 *
 * @param occurrence which of the rows of equal time, sender and recipient this is, from 1
 */
record Message(Instant at, String from, String to, int occurrence) {

    /** The same for the same content wherever the row stands in its file, so that a message is never counted twice. */
    String id() {
        return at + "/" + from + "/" + to + "/" + occurrence;
    }
}
