package dev.rollcall.query.platform;

import dev.rollcall.eventlog.LogSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** A part of the log, read by a thread of its own while what was read before is dealt with. */
final class ReadAhead implements AutoCloseable {

    private static final int CHUNKS_AHEAD = 4;

    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(CHUNKS_AHEAD);
    private final Thread reader;

    /** @param failure why there is no more */
    private record Chunk(
            List<TrackedEventMessage<?>> events, @Nullable Throwable failure) {}

    /**
     * @param after position after which it begins
     * @param last position with which it ends
     */
    ReadAhead(LogSource log, long after, long last, int chunkSize) {
        reader = Thread.ofVirtual().name("read-ahead").start(() -> read(log, after, last, chunkSize));
    }

    private void read(LogSource log, long after, long last, int chunkSize) {
        try {
            try (Stream<? extends TrackedEventMessage<?>> stream = log.read(after, last)) {
                Iterator<? extends TrackedEventMessage<?>> events = stream.iterator();
                while (events.hasNext()) {
                    List<TrackedEventMessage<?>> chunk = new ArrayList<>(chunkSize);
                    while (chunk.size() < chunkSize && events.hasNext()) {
                        chunk.add(events.next());
                    }
                    chunks.put(new Chunk(chunk, null));
                }
                chunks.put(new Chunk(List.of(), null));
            } catch (RuntimeException | Error e) {
                chunks.put(new Chunk(List.of(), e)); // whatever it is: somebody waits
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Some events; none at the end. */
    List<TrackedEventMessage<?>> next() throws InterruptedException {
        Chunk chunk = chunks.take();
        if (chunk.failure() != null) {
            throw new IllegalStateException("The log cannot be read", chunk.failure());
        }
        return chunk.events();
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
