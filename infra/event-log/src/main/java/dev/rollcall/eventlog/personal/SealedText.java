package dev.rollcall.eventlog.personal;

import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The form of a sealed text: {@code sealed.1.<subject>.<box in base64url>}. It says whose key opens it. */
record SealedText(String subject, byte[] box) {

    private static final String PREFIX = "sealed.1.";

    static boolean isSealed(String text) {
        return text.startsWith(PREFIX);
    }

    /** @throws BrokenSealException if it only begins like one */
    static SealedText parse(String text) {
        int dot = text.lastIndexOf('.');
        if (!isSealed(text) || dot < PREFIX.length()) {
            throw new BrokenSealException("A sealed text is cut off");
        }
        String subject = text.substring(PREFIX.length(), dot);
        try {
            return new SealedText(subject, Base64.getUrlDecoder().decode(text.substring(dot + 1)));
        } catch (IllegalArgumentException e) {
            throw new BrokenSealException("A text sealed for %s is damaged".formatted(subject));
        }
    }

    @Override
    public String toString() {
        return PREFIX + subject + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(box);
    }

    /** Whose keys it takes to open all that is sealed in stored JSON; may name some that do not exist. */
    static Set<String> subjectsIn(Collection<String> stored) {
        Set<String> subjects = new HashSet<>();
        for (String json : stored) {
            int at = json.indexOf(PREFIX);
            while (at >= 0) {
                int from = at + PREFIX.length();
                int quote = json.indexOf('"', from);
                int end = quote < 0 ? json.length() : quote;
                int dot = json.lastIndexOf('.', end - 1);
                if (dot > from && Subject.isValid(json.substring(from, dot))) {
                    subjects.add(json.substring(from, dot));
                }
                at = json.indexOf(PREFIX, end);
            }
        }
        return subjects;
    }
}
