package dev.rollcall.command.signals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** Reads the key that tokens are signed with. */
final class SignalKey {

    private static final int LEAST_BITS = 2_048;

    private SignalKey() {}

    /**
     * @param text PKCS#8 in PEM, or its Base64 alone
     * @throws IllegalArgumentException for anything but an RSA key of at least 2048 bits; it does not tell what was given
     */
    static RSAKey of(String text) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey secret = (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(der));
            RSAPublicKey open = (RSAPublicKey)
                    rsa.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            if (secret.getModulus().bitLength() >= LEAST_BITS) {
                return new RSAKey.Builder(open)
                        .privateKey(secret)
                        .keyUse(KeyUse.SIGNATURE)
                        .keyIDFromThumbprint()
                        .build();
            }
        } catch (GeneralSecurityException | JOSEException | RuntimeException e) {
            throw refused();
        }
        throw refused();
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException("The key is an RSA key of at least 2048 bits, as PKCS#8 in PEM");
    }
}
