package dev.rollcall.command.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.web.util.UriUtils;

/** Time-based one-time passwords (RFC 6238) with the parameters that every authenticator knows. */
final class Totp {

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int SECRET_BYTES = 20; // RFC 4226, section 4, R6

    /** Clocks go wrong, people type slowly: RFC 6238, section 5.2 lets one step back be accepted, and so is one ahead. */
    private static final int WINDOW = 1;

    private static final String ALGORITHM = TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final TimeBasedOneTimePasswordGenerator CODES =
            new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(STEP_SECONDS), DIGITS, ALGORITHM);

    private Totp() {}

    static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** As people type it where no picture can be scanned (RFC 4648, section 6). */
    static String base32(byte[] secret) {
        return Base32.builder().get().encodeToString(secret);
    }

    static byte[] secretOf(String base32) {
        return Base32.builder().get().decode(base32);
    }

    /**
     * What an authenticator scans.
     *
     * @param issuer shown above the code; without a colon, which would end it
     * @param account shown below, such as an address
     */
    static String uri(String issuer, String account, byte[] secret) {
        return "otpauth://totp/%1$s:%2$s?secret=%3$s&issuer=%1$s&algorithm=SHA1&digits=%4$d&period=%5$d"
                .formatted(
                        UriUtils.encode(issuer.replace(":", ""), UTF_8),
                        UriUtils.encode(account, UTF_8),
                        base32(secret),
                        DIGITS,
                        STEP_SECONDS);
    }

    /** The step of time that the code belongs to, the earliest where there are two; empty if it is wrong now. */
    static OptionalLong matchingStep(byte[] secret, String code, Instant now) {
        SecretKeySpec key = new SecretKeySpec(secret, ALGORITHM);
        byte[] given = code.getBytes(UTF_8);
        long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        OptionalLong matching = OptionalLong.empty();
        for (long step = current + WINDOW; step >= current - WINDOW; step--) {
            if (MessageDigest.isEqual(codeOf(key, step).getBytes(UTF_8), given)) {
                matching = OptionalLong.of(step); // and on, so that it always takes as long
            }
        }
        return matching;
    }

    private static String codeOf(SecretKeySpec key, long step) {
        try {
            return CODES.generateOneTimePasswordString(key, Instant.ofEpochSecond(step * STEP_SECONDS), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Every secret is a key for HMAC", e);
        }
    }
}
