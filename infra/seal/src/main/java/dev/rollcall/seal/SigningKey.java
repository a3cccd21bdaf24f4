package dev.rollcall.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Signs notes with Ed25519 (C2SP signed-note). */
public final class SigningKey {

    private final Ed25519PrivateKeyParameters secret;
    private final PublicKey publicKey;

    private SigningKey(String name, Ed25519PrivateKeyParameters secret) {
        this.secret = secret;
        this.publicKey = new PublicKey(name, secret.generatePublicKey().getEncoded());
    }

    /**
     * @param name under which the signer is known; no blanks, no plus
     * @param seed 32 random bytes in Base64, as it stands in URLs or otherwise
     * @throws IllegalArgumentException for anything else; it does not tell what was given
     */
    public static SigningKey of(String name, String seed) {
        try {
            byte[] bytes =
                    Base64.getUrlDecoder().decode(seed.strip().replace('+', '-').replace('/', '_'));
            return new SigningKey(name, new Ed25519PrivateKeyParameters(bytes));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("A signing key is 32 random bytes in Base64");
        }
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** @param text ends with a line break */
    public SignedNote sign(String text) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(message, 0, message.length);
        return SignedNote.of(text, publicKey, signer.generateSignature());
    }
}
