package dev.rollcall.events.mail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The codes that reach people by mail: derived from the id that the event names and a key that only who mails and who
 * checks them have. So no code stands in an event, a record of Kafka or a table (R36), and none has to be handed over.
 *
 * <p>A code says who it was mailed to and nothing else: whether it is still good, and was not used, is for whoever
 * checks it to know.
 */
public final class MailedCodes {

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 16;
    /** 160 bits: nobody guesses a link. */
    private static final int LINK_MAC_BYTES = 20;

    private static final int TYPED_LETTERS = 10;
    /** Crockford's: none is taken for another. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final List<byte[]> keys;

    private MailedCodes(List<byte[]> keys) {
        this.keys = keys;
    }

    /**
     * @param current 32 bytes in base64 or base64url: codes are made with it
     * @param previous another whose codes are still taken; blank for none
     * @throws IllegalArgumentException for what is no key, without saying what it was
     */
    public static MailedCodes of(String current, String previous) {
        return new MailedCodes(Stream.of(current, previous)
                .filter(key -> key == current || !key.isBlank())
                .map(MailedCodes::parse)
                .toList());
    }

    private static byte[] parse(String text) {
        byte[] key;
        try {
            key = Base64.getUrlDecoder().decode(text.strip().replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException e) {
            key = new byte[0];
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("The key of mailed codes has to be 32 random bytes in base64.");
        }
        return key;
    }

    /** A code to follow: 48 characters that are safe in a URL, and name the id. */
    public String link(UUID codeId) {
        return link(keys.getFirst(), codeId);
    }

    /** The id that a code names; empty for one that was not made with a key of ours. */
    public Optional<UUID> idOf(String link) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(link);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != ID_BYTES + LINK_MAC_BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        UUID codeId = new UUID(buffer.getLong(), buffer.getLong());
        return isOneOf(link, keys.stream().map(key -> link(key, codeId))) ? Optional.of(codeId) : Optional.empty();
    }

    /** A code to type: 10 letters and digits, 50 bits; whoever checks it has to limit the attempts. */
    public String typed(UUID codeId) {
        return typed(keys.getFirst(), codeId);
    }

    /** Whether this is the code of that id, in any case, with or without blanks and hyphens. */
    public boolean isTyped(UUID codeId, String code) {
        String bare = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return isOneOf(bare, keys.stream().map(key -> typed(key, codeId)));
    }

    private static String link(byte[] key, UUID codeId) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(ID_BYTES + LINK_MAC_BYTES)
                        .put(bytes(codeId))
                        .put(Arrays.copyOf(mac(key, "link", codeId), LINK_MAC_BYTES))
                        .array());
    }

    private static String typed(byte[] key, UUID codeId) {
        byte[] mac = mac(key, "typed", codeId);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < TYPED_LETTERS; i++) {
            code.append(LETTERS.charAt(mac[i] & 31));
        }
        return code.toString();
    }

    /** RFC 2104, with SHA-256; the use stands in front, so that one form says nothing of the other. */
    private static byte[] mac(byte[] key, String use, UUID codeId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(("rollcall mailed code " + use + '\0').getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(bytes(codeId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** In the same time for every wrong one. */
    private static boolean isOneOf(String code, Stream<String> right) {
        byte[] given = code.getBytes(StandardCharsets.UTF_8);
        return right.map(each -> MessageDigest.isEqual(each.getBytes(StandardCharsets.UTF_8), given))
                .reduce(false, Boolean::logicalOr);
    }
}
