package dev.rollcall.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The one token of the operator; compared in constant time. */
public final class OperatorToken {

    private static final int LEAST_CHARACTERS = 32;

    private final byte[] expected;

    private OperatorToken(byte[] expected) {
        this.expected = expected;
    }

    /** @throws IllegalArgumentException if it could be guessed */
    public static OperatorToken of(String token) {
        if (token.length() < LEAST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "The operator token has less than %d characters".formatted(LEAST_CHARACTERS));
        }
        return new OperatorToken(token.getBytes(StandardCharsets.UTF_8));
    }

    boolean is(String token) {
        return MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.UTF_8));
    }
}
