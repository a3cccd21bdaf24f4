package dev.rollcall.command.invitation;

import dev.rollcall.web.PlainText;
import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** With what somebody joins who has no account yet: both are theirs to say then (R11). */
public record Acceptance(
        @Nullable @PlainText String fullName,
        @Nullable @Size(max = LONGEST_PASSWORD) String password) {

    private static final int LONGEST_PASSWORD = 4_096;

    /** @throws Refusal unless there is one */
    public String givenFullName() {
        return ReadableText.normalize(given(fullName, "/fullName"));
    }

    /** @throws Refusal unless there is one */
    public String givenPassword() {
        return given(password, "/password");
    }

    private static String given(@Nullable String value, String pointer) {
        if (value == null) {
            throw Refusal.invalid(pointer, "field.not-null", "must be given by who joins");
        }
        return value;
    }

    /** Without what it says, which is a password. */
    @Override
    public String toString() {
        return "Acceptance";
    }
}
