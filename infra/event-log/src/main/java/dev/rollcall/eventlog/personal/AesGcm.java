package dev.rollcall.eventlog.personal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with a random nonce (NIST SP 800-38D, section 8.2.2); a box is nonce, ciphertext and tag in one. */
final class AesGcm {

    static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Looking a cipher up costs more than using it, and threads are too many and too short to have one each. The last one
     * used is the next, since it is still set up for its key.
     */
    private static final Deque<Engine> IDLE = new ConcurrentLinkedDeque<>();

    private AesGcm() {}

    static SecretKey newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return keyOf(bytes);
    }

    static SecretKey keyOf(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    static byte[] encrypt(SecretKey key, byte[] about, byte[] plain) {
        byte[] box = new byte[NONCE_BYTES + plain.length + TAG_BITS / Byte.SIZE];
        try {
            Engine engine = borrow();
            byte[] nonce = engine.nonce();
            engine.cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            engine.cipher.updateAAD(about);
            engine.cipher.doFinal(ByteBuffer.wrap(plain), ByteBuffer.wrap(box).put(nonce));
            IDLE.push(engine);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM does not work in this Java", e);
        }
    }

    /** @throws AEADBadTagException if it was encrypted with another key, is about another, or was changed since */
    static byte[] decrypt(SecretKey key, byte[] about, byte[] box) throws AEADBadTagException {
        if (box.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new AEADBadTagException("Too short");
        }
        try {
            Engine engine = borrow();
            engine.cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, box, 0, NONCE_BYTES));
            engine.cipher.updateAAD(about);
            byte[] plain = engine.cipher.doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES);
            IDLE.push(engine);
            return plain;
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM does not work in this Java", e);
        }
    }

    private static Engine borrow() throws GeneralSecurityException {
        Engine idle = IDLE.poll();
        return idle == null ? new Engine() : idle;
    }

    /** A cipher, and nonces drawn for it: the source of randomness has one lock for all threads. Used by one at a time. */
    private static final class Engine {

        private static final int NONCES_AT_A_TIME = 64;

        private final Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        private final byte[] drawn = new byte[NONCES_AT_A_TIME * NONCE_BYTES];
        private int used = drawn.length;

        Engine() throws GeneralSecurityException {}

        /** Never the same twice. */
        byte[] nonce() {
            if (used == drawn.length) {
                RANDOM.nextBytes(drawn);
                used = 0;
            }
            byte[] nonce = Arrays.copyOfRange(drawn, used, used + NONCE_BYTES);
            used += NONCE_BYTES;
            return nonce;
        }
    }
}
