package dev.rollcall.web;

import java.text.Normalizer;

/** What counts as text that people can read, and the form in which it is kept. */
public final class ReadableText {

    private ReadableText() {}

    /** As it is stored: composed (NFC), without white space around it, non-breaking included. */
    public static String normalize(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return Normalizer.normalize(text.substring(from, to), Normalizer.Form.NFC);
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** What makes two texts the same but for case, as {@link String#equalsIgnoreCase} has it. */
    public static String ignoringCase(String text) {
        return text.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** No control, bidirectional or invisible character in it; and not what stands where erased data stood (R53). */
    public static boolean isReadable(String text) {
        return !text.equalsIgnoreCase("[erased]") && text.codePoints().noneMatch(ReadableText::isUnreadable);
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
            default -> isFiller(character);
        };
    }

    /** Letters, marks and symbols by their category that show nothing: joiners, Hangul and Khmer fillers, a blank. */
    private static boolean isFiller(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }
}
