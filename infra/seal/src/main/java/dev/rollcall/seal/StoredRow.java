package dev.rollcall.seal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * An event as it is stored, and as the tree has it: with what is personal in it sealed, so that it verifies when that was
 * erased.
 *
 * @param recordedAt in microseconds since 1970
 * @param metadata JSON, character for character
 * @param payload JSON, character for character
 */
public record StoredRow(
        long position,
        String stream,
        long sequence,
        String streamType,
        String type,
        int version,
        String eventId,
        long recordedAt,
        String metadata,
        String payload) {

    /** Tells this form from others that may come. */
    private static final int FORM = 1;

    /** In bytes: most events need no larger buffer. */
    private static final int MOSTLY_ENOUGH = 1_024;

    /** Index in the tree. */
    public long leaf() {
        return position - 1;
    }

    /** The same at another place. */
    StoredRow at(long other) {
        return new StoredRow(
                other, stream, sequence, streamType, type, version, eventId, recordedAt, metadata, payload);
    }

    /** Hash of the fields in their order; numbers in 8 bytes, texts in UTF-8 after their length in 4 bytes, high ones first. */
    public Hash hash() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(MOSTLY_ENOUGH);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeLong(position);
            write(out, stream);
            out.writeLong(sequence);
            write(out, streamType);
            write(out, type);
            out.writeLong(version);
            write(out, eventId);
            out.writeLong(recordedAt);
            write(out, metadata);
            write(out, payload);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail so", e);
        }
        return Hash.ofLeaf(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
