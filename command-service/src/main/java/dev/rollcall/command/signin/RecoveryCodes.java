package dev.rollcall.command.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Codes on paper, for who has lost the authenticator; each is good for one sign-in (R30). */
final class RecoveryCodes {

    private static final int CODES = 10;
    private static final int GROUPS = 5;
    private static final int GROUP_LENGTH = 5;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648, section 6
    private static final Pattern NORMAL_FORM = Pattern.compile("[A-Z2-7]{25}");
    private static final Pattern IGNORED = Pattern.compile("[-\\s]");

    /** Of one with every hyphen that is asked for and as many blanks; what is longer is not looked at. */
    private static final int LONGEST = 64;

    private RecoveryCodes() {}

    /** Ten different ones of 125 bits each. */
    static List<String> generate() {
        return Stream.generate(RecoveryCodes::code).distinct().limit(CODES).toList();
    }

    private static String code() {
        return RandomLetters.inGroups(BASE32, GROUPS, GROUP_LENGTH);
    }

    /** Told from a code of an authenticator by its form. */
    static boolean isRecoveryCode(String text) {
        return text.length() <= LONGEST && NORMAL_FORM.matcher(normal(text)).matches();
    }

    /** SHA-256 of the code, however it was typed: 125 random bits need no slow hash. */
    static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(normal(code).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String normal(String code) {
        return IGNORED.matcher(code).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
