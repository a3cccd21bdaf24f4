package dev.rollcall.notifier;

import java.util.List;
import java.util.regex.Pattern;

/** What others wrote, without what would break a header or make text read other than it is. */
final class Harmless {

    private static final int LONGEST = 500;
    private static final int MOST_LINES = 50;
    private static final Pattern LINE_ENDS = Pattern.compile("\\R");
    /** Controls, and the line ends that only Unicode knows. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
    /** Invisible: turn the direction of what follows, join or hide. */
    private static final Pattern FORMATS = Pattern.compile("\\p{Cf}+");

    /** Begins what a reader of mail would decode (RFC 2047, section 2): nobody says by it what they may not say plainly. */
    private static final String ENCODED_WORD = "=?";

    private Harmless() {}

    /** On one line. */
    static String line(String text) {
        String plain = FORMATS.matcher(CONTROLS.matcher(text).replaceAll(" "))
                .replaceAll("")
                .replace(ENCODED_WORD, "= ?");
        String stripped = plain.strip();
        if (stripped.length() <= LONGEST) {
            return stripped;
        }
        boolean isWithinALetter = Character.isHighSurrogate(stripped.charAt(LONGEST - 1));
        return stripped.substring(0, isWithinALetter ? LONGEST - 1 : LONGEST) + "…";
    }

    static List<String> lines(String text) {
        return LINE_ENDS
                .splitAsStream(text)
                .limit(MOST_LINES)
                .map(Harmless::line)
                .toList();
    }
}
