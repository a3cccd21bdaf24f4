package dev.rollcall.eventlog.personal;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Wraps the keys of persons with the current master key; unwraps those of the other one too, while one rotates. */
public final class MasterKeys {

    private final String current;
    private final Map<String, SecretKey> byFingerprint = new HashMap<>();

    private MasterKeys(SecretKey current, @Nullable SecretKey other) {
        if (other != null) {
            byFingerprint.put(fingerprint(other), other);
        }
        this.current = fingerprint(current);
        byFingerprint.put(this.current, current);
    }

    /**
     * @param current 32 bytes in base64 or base64url
     * @param other what keys may still, or already, be wrapped by; empty for none
     * @throws MasterKeyException in words for whoever configures it
     */
    public static MasterKeys of(String current, String other) {
        if (current.isBlank()) {
            throw new MasterKeyException(
                    "ROLLCALL_MASTER_KEY is missing: the key that all keys of persons are wrapped by, 32 random bytes"
                            + " in base64 (ROLLCALL_MASTER_KEY_FILE may name a file that holds it).");
        }
        return new MasterKeys(
                parse("ROLLCALL_MASTER_KEY", current),
                other.isBlank() ? null : parse("ROLLCALL_MASTER_KEY_PREVIOUS", other));
    }

    private static SecretKey parse(String name, String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text.strip().replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != AesGcm.KEY_BYTES) {
            throw new MasterKeyException("%s is no key: it has to be 32 random bytes in base64.".formatted(name));
        }
        return AesGcm.keyOf(bytes);
    }

    /** Says which key it is and nothing of what it is. */
    private static String fingerprint(SecretKey master) {
        return Mac256.text(Mac256.of(master.getEncoded(), "rollcall master key"))
                .substring(0, 16);
    }

    /** Fingerprint of the key that wraps from now on. */
    String current() {
        return current;
    }

    NewKey wrap(String subject, SecretKey key) {
        return new NewKey(
                subject, AesGcm.encrypt(masterKey(current), Subject.bytes(subject), key.getEncoded()), current);
    }

    /** @throws BrokenSealException if it is another's key, or was changed */
    SecretKey unwrap(String subject, byte[] wrapped, String wrappedBy) {
        try {
            return AesGcm.keyOf(AesGcm.decrypt(masterKey(wrappedBy), Subject.bytes(subject), wrapped));
        } catch (AEADBadTagException e) {
            throw new BrokenSealException("The stored key of %s is damaged".formatted(subject));
        }
    }

    /** @throws MasterKeyException for a master key that this process was not given */
    private SecretKey masterKey(String fingerprint) {
        SecretKey key = byFingerprint.get(fingerprint);
        if (key == null) {
            throw new MasterKeyException(
                    ("The personal data of this installation are sealed under the master key %s, and"
                                    + " ROLLCALL_MASTER_KEY is another one (%s): give it the right one, and while keys"
                                    + " are rotated the other one as ROLLCALL_MASTER_KEY_PREVIOUS.")
                            .formatted(fingerprint, String.join(", ", fingerprints())));
        }
        return key;
    }

    private Set<String> fingerprints() {
        return byFingerprint.keySet();
    }

    @Override
    public String toString() {
        return "MasterKeys" + fingerprints();
    }
}
