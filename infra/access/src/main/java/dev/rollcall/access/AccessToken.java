package dev.rollcall.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller shows to be let in: {@code rcs_<id>_<secret>} for a session, {@code rca_…} for an API token. The prefix is
 * for those who search for secrets in places where none should be; the secret has 256 random bits, so that a plain hash
 * of it can be kept (OWASP ASVS 2.6.2).
 */
public record AccessToken(String prefix, UUID id, String secret) {

    public static final String SESSION = "rcs";
    public static final String API = "rca";

    private static final Pattern FORM =
            Pattern.compile("(rcs|rca)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static AccessToken generate(String prefix, UUID id) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return new AccessToken(
                prefix, id, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Empty for what cannot be one. */
    static Optional<AccessToken> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new AccessToken(form.group(1), UUID.fromString(form.group(2)), form.group(3)))
                : Optional.empty();
    }

    /** What may be kept of it: SHA-256. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** As it is handed over, once. */
    public String reveal() {
        return "%s_%s_%s".formatted(prefix, id, secret);
    }

    @Override
    public String toString() {
        return "AccessToken[%s_%s]".formatted(prefix, id);
    }
}
