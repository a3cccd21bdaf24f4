package dev.rollcall.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A SHA-256 hash of the tree (RFC 6962, section 2.1): leaves and nodes cannot be taken for each other. */
public final class Hash {

    /** In bytes. */
    public static final int SIZE = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException for anything but 32 bytes */
    public static Hash of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("A hash has 32 bytes");
        }
        return new Hash(bytes.clone());
    }

    /** @throws IllegalArgumentException for anything but 32 bytes in Base64 */
    public static Hash parse(String base64) {
        return of(Base64.getDecoder().decode(base64));
    }

    /** Of a tree without leaves. */
    public static Hash empty() {
        return new Hash(sha256().digest());
    }

    public static Hash ofLeaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return new Hash(digest.digest(entry));
    }

    /** Of the node above two others. */
    public static Hash above(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
