package dev.rollcall.eventlog.personal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    /** Looking one up costs more than using it, and threads are too many and too short to have one each. */
    private static final Queue<Cipher> IDLE = new ConcurrentLinkedQueue<>();

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
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] box = new byte[NONCE_BYTES + plain.length + TAG_BITS / Byte.SIZE];
        ByteBuffer out = ByteBuffer.wrap(box).put(nonce);
        try {
            Cipher cipher = borrow();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(about);
            cipher.doFinal(ByteBuffer.wrap(plain), out);
            IDLE.offer(cipher);
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
            Cipher cipher = borrow();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, box, 0, NONCE_BYTES));
            cipher.updateAAD(about);
            byte[] plain = cipher.doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES);
            IDLE.offer(cipher);
            return plain;
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM does not work in this Java", e);
        }
    }

    private static Cipher borrow() throws GeneralSecurityException {
        Cipher idle = IDLE.poll();
        return idle == null ? Cipher.getInstance("AES/GCM/NoPadding") : idle;
    }
}
