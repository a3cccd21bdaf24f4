package dev.rollcall.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Knows a signer's notes (C2SP signed-note): {@code <name>+<key hash>+<type and key in Base64>}. */
public final class PublicKey {

    /** What the names of keys that sign exports end with, and those of keys that sign checkpoints do not. */
    public static final String EXPORTS = "/exports";

    private static final byte ED25519 = 1;

    private final String name;
    private final byte[] key;

    PublicKey(String name, byte[] key) {
        if (name.isEmpty() || name.contains("+") || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("A key's name has no blank and no plus");
        }
        this.name = name;
        this.key = key;
    }

    /** @throws IllegalArgumentException for a text that names no Ed25519 key, or not the one that its hash says */
    public static PublicKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length == 3) {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            if (typed.length == 1 + Ed25519PublicKeyParameters.KEY_SIZE && typed[0] == ED25519) {
                PublicKey key = new PublicKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
                if (HexFormat.of().toHexDigits(key.id()).equals(parts[1])) {
                    return key;
                }
            }
        }
        throw new IllegalArgumentException("No public key of the form <name>+<hash>+<key>");
    }

    public String name() {
        return name;
    }

    /** By its name: whoever signs exports must not be able to sign a log that never was. */
    public boolean isForExports() {
        return name.endsWith(EXPORTS);
    }

    /** The first four bytes of SHA-256 of name, line break, type and key. */
    int id() {
        MessageDigest digest = Hash.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(ED25519);
        return ByteBuffer.wrap(digest.digest(key)).getInt();
    }

    boolean verifies(String text, byte[] signature) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(key));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    @Override
    public String toString() {
        byte[] typed = ByteBuffer.allocate(1 + key.length).put(ED25519).put(key).array();
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
