package dev.rollcall.eventlog.personal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Whom personal data are about, as stored beside them: an identifier that says nothing by itself. */
final class Subject {

    /** No person: its key is the installation's own. */
    static final String INSTALLATION = "installation";

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._:-]{1,200}");

    private Subject() {}

    static boolean isValid(String text) {
        return VALID.matcher(text).matches();
    }

    /** @throws IllegalArgumentException if it could not be told from what stands around it */
    static String checked(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("A data subject is named by letters, digits and . _ : - alone");
        }
        return text;
    }

    static byte[] bytes(String subject) {
        return subject.getBytes(StandardCharsets.US_ASCII);
    }
}
