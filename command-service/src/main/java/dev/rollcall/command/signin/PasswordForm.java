package dev.rollcall.command.signin;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/**
 * The form in which a password is measured, compared and hashed: NFKC, which NIST SP 800-63B (section 5.1.1.2) lets a
 * verifier choose beside NFKD. Keyboards send the same letters composed or not, wide or narrow; they are one password.
 */
final class PasswordForm {

    /** In code points of the normal form. */
    static final int LONGEST = 128;

    /** In UTF-16 units as it came: to normalize costs time, and 128 decomposed letters are far from it. */
    static final int LONGEST_AS_SENT = 1_024;

    private PasswordForm() {}

    /** Empty for what is too long or no {@link #isText text}: nobody's password. */
    static Optional<String> of(CharSequence password) {
        if (password.length() > LONGEST_AS_SENT || !isText(password)) {
            return Optional.empty();
        }
        String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
        return Optional.of(normal).filter(form -> codePoints(form) <= LONGEST);
    }

    /** Half a surrogate pair has no bytes of its own: it would be hashed as a question mark. */
    static boolean isText(CharSequence password) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(password);
    }

    static int codePoints(String form) {
        return form.codePointCount(0, form.length());
    }
}
