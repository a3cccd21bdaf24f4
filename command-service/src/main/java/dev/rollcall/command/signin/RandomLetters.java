package dev.rollcall.command.signin;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Secrets that people read and type: letters of an alphabet, each as likely as any other, in groups. */
final class RandomLetters {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomLetters() {}

    /** Groups of equal length with hyphens between them. */
    static String inGroups(String alphabet, int groups, int lengthOfEach) {
        return Stream.generate(() -> letters(alphabet, lengthOfEach))
                .limit(groups)
                .collect(Collectors.joining("-"));
    }

    private static String letters(String alphabet, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(alphabet.charAt(RANDOM.nextInt(alphabet.length()))))
                .collect(Collectors.joining());
    }
}
