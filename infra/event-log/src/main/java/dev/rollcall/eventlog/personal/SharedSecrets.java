package dev.rollcall.eventlog.personal;

import java.util.Optional;
import javax.crypto.AEADBadTagException;

/**
 * Keeps things for those who come back with the same secret: what is stored can be found and read only with the
 * caller's secret and the installation's key together.
 */
public final class SharedSecrets {

    private static final byte[] NOBODY = {};

    private final byte[] key;

    SharedSecrets(byte[] installationKey) {
        this.key = Mac256.of(installationKey, "shared secrets");
    }

    /** Under what a thing is stored, which does not tell the secret. */
    public String nameOf(String secret) {
        return Mac256.text(Mac256.of(key, "name\0" + secret));
    }

    public byte[] seal(String secret, byte[] plain) {
        return AesGcm.encrypt(AesGcm.keyOf(keyOf(secret)), NOBODY, plain);
    }

    /** Empty if it was sealed with another secret, or changed since. */
    public Optional<byte[]> open(String secret, byte[] sealed) {
        try {
            return Optional.of(AesGcm.decrypt(AesGcm.keyOf(keyOf(secret)), NOBODY, sealed));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        }
    }

    private byte[] keyOf(String secret) {
        return Mac256.of(key, "key\0" + secret);
    }
}
