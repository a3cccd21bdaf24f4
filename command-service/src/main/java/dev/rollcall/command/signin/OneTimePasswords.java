package dev.rollcall.command.signin;

/** Passwords that an admin hands over, by voice perhaps, and the user types once (R41). */
final class OneTimePasswords {

    /** In one case and without 0 and o, 1, i and l: 31 characters, 4.95 bits each. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 5;

    private OneTimePasswords() {}

    /** 20 characters in groups of five: 99 bits. */
    static String generate() {
        return RandomLetters.inGroups(ALPHABET, GROUPS, GROUP_LENGTH);
    }
}
