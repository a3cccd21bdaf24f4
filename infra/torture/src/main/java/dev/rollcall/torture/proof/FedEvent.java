package dev.rollcall.torture.proof;

/**
 * A message of the feed, in the order of its partition.
 *
 * @param type with prefix and version, such as {@code rollcall.user.added.v1}
 * @param address of e-mail that the event is about; empty for other events
 */
public record FedEvent(String stream, String id, String type, long position, long sequence, String address) {

    @Override
    public String toString() {
        return "%s of %s #%d (id %s, position %d)".formatted(type, stream, sequence, id, position);
    }
}
