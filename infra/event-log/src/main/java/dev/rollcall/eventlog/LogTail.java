package dev.rollcall.eventlog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * The newest events in memory, for all readers of this process: they are read and deserialized once, however many
 * readers there are.
 */
final class LogTail {

    /** Bounds memory: an event has at most some tens of kilobytes, and mostly half of one. */
    private static final int MOST_EVENTS = 1_000;

    private static final int EVENTS_AT_A_TIME = 250;

    private final EventLog log;
    private final LogGrowth growth;
    private final Lock reading = new ReentrantLock();
    private final Deque<TrackedEventMessage<?>> newest = new ArrayDeque<>();
    private long last;
    private long growthSeen;

    /** The tail of a log begins where the log ends now. */
    LogTail(EventLog log, LogGrowth growth) {
        this.log = log;
        this.growth = growth;
        this.growthSeen = growth.count();
        this.last = log.head();
    }

    /**
     * Events that follow a position; none where there are none yet. Empty for a reader that is too far back, who has to
     * read the log.
     */
    Optional<List<TrackedEventMessage<?>>> after(long position) {
        reading.lock();
        try {
            if (position < last - newest.size()) {
                return Optional.empty();
            }
            if (position >= last && growth.count() != growthSeen) {
                readOn();
            }
            return Optional.of(newerThan(position));
        } finally {
            reading.unlock();
        }
    }

    /** Whoever has not read what was here reads the log. */
    void forget() {
        reading.lock();
        try {
            newest.clear();
        } finally {
            reading.unlock();
        }
    }

    private List<TrackedEventMessage<?>> newerThan(long position) {
        int count = (int) Math.max(0, last - position);
        List<TrackedEventMessage<?>> newer = new ArrayList<>(count);
        Iterator<TrackedEventMessage<?>> fromEnd = newest.descendingIterator();
        for (int i = 0; i < count; i++) {
            newer.add(fromEnd.next());
        }
        return newer.reversed();
    }

    private void readOn() {
        long seen = growth.count();
        // Where the head is known, nobody asks the log whether there is more.
        long missing = growth.head() > last ? growth.head() - last : Long.MAX_VALUE;
        int most = (int) Math.min(missing, EVENTS_AT_A_TIME);
        int before = newest.size();
        try (Stream<? extends TrackedEventMessage<?>> events =
                log.readEvents(new GlobalSequenceTrackingToken(last), false).limit(most)) {
            events.forEach(this::append);
        } catch (RuntimeException e) {
            if (newest.size() == before) {
                throw e; // an event that cannot be read is met by whoever comes to it
            }
            return;
        }
        if (newest.size() - before < most || most == missing) {
            growthSeen = seen;
        }
        while (newest.size() > MOST_EVENTS) {
            newest.removeFirst();
        }
    }

    private void append(TrackedEventMessage<?> event) {
        event.getPayload();
        newest.addLast(event);
        last = EventLog.positionOf(event.trackingToken());
    }
}
