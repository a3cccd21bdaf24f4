package dev.rollcall.eventlog.personal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Whom personal data are about, as stored beside them: an identifier that says nothing by itself. */
final class Subject {

    /** No person: its key is the installation's own. */
    static final String INSTALLATION = "installation";

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._:-]{1,200}");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Subject() {}

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Whose key seals, beside each person's, all values of one thing. */
    static String ofField(String id) {
        return "field:" + id;
    }

    static String fieldOf(String subject) {
        return subject.substring("field:".length());
    }

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
