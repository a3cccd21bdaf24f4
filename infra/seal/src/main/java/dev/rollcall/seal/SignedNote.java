package dev.rollcall.seal;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A text and who has signed it (C2SP signed-note): the text, an empty line, and a line for each signature.
 *
 * @param note the whole of it
 */
public record SignedNote(String note) {

    private static final int LONGEST = 1_000_000;

    static SignedNote of(String text, PublicKey key, byte[] signature) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("The text of a note ends with a line break");
        }
        byte[] identified = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(key.id())
                .put(signature)
                .array();
        return new SignedNote(
                "%s\n— %s %s\n".formatted(text, key.name(), Base64.getEncoder().encodeToString(identified)));
    }

    /** The text, if one of these keys has signed it; empty if none has, or the note is none. */
    public Optional<String> textSignedByOneOf(Collection<PublicKey> keys) {
        for (PublicKey key : keys) {
            try {
                return Optional.of(textSignedBy(key));
            } catch (IllegalArgumentException notThis) {
                // Another may have: a signer who changes keys keeps the name.
            }
        }
        return Optional.empty();
    }

    /**
     * The text, if this key has signed it.
     *
     * @throws IllegalArgumentException if it has not, or the note is none
     */
    public String textSignedBy(PublicKey key) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || note.length() > LONGEST || !note.endsWith("\n")) {
            throw new IllegalArgumentException("This is no signed note");
        }
        String text = note.substring(0, end + 1);
        List<String> lines = note.substring(end + 2).lines().toList();
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            if (parts.length == 3 && parts[0].equals("—") && parts[1].equals(key.name())) {
                ByteBuffer identified = ByteBuffer.wrap(Base64.getDecoder().decode(parts[2]));
                if (identified.remaining() > Integer.BYTES && identified.getInt() == key.id()) {
                    byte[] signature = new byte[identified.remaining()];
                    identified.get(signature);
                    if (key.verifies(text, signature)) {
                        return text;
                    }
                    throw new IllegalArgumentException("The signature of %s is not of this text".formatted(key.name()));
                }
            }
        }
        throw new IllegalArgumentException("%s has not signed this".formatted(key.name()));
    }
}
