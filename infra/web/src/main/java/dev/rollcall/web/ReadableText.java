package dev.rollcall.web;

import java.text.Normalizer;

/** What counts as text that people can read, and the form in which it is kept. */
public final class ReadableText {

    private ReadableText() {}

    /** As it is stored: composed (NFC), without white space around it. */
    public static String normalize(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    /** No control, bidirectional or invisible character in it. */
    public static boolean isReadable(String text) {
        return text.codePoints().noneMatch(ReadableText::isUnreadable);
    }

    private static boolean isUnreadable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
