package dev.rollcall.acceptance;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * The app on a user's phone that shows codes (RFC 6238).
 *
 * @param secret in base32
 * @param recoveryCodes what the user has written down
 */
record Authenticator(String secret, List<String> recoveryCodes) {

    /** Enrols a second factor for who has just signed in. */
    static Authenticator enrol(Api user) {
        String secret = user.post("/v1/me/two-factor", "{}").expect(201).text("/secret");
        Answer confirmed = user.post("/v1/me/two-factor/confirmation", """
                        {"code": "%s"}""".formatted(code(secret, Instant.now())))
                .expect(200);
        return new Authenticator(
                secret,
                confirmed
                        .json()
                        .at("/recoveryCodes")
                        .valueStream()
                        .map(code -> code.asString())
                        .toList());
    }

    /** No code is taken twice: that of the step after the one in which the factor was enrolled. */
    String nextCode() {
        return code(secret, Instant.now().plusSeconds(30));
    }

    /** What the app shows at that moment. */
    static String code(String secret, Instant at) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(Base32.builder().get().decode(secret), "RAW"), at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
