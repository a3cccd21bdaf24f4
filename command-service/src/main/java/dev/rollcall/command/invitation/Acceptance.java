package dev.rollcall.command.invitation;

import dev.rollcall.web.PlainText;
import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * With what somebody joins who has no account yet: it is theirs to say then (R11).
 *
 * @param fields of their profile, as far as they may edit them; those that are mandatory have to be there (R7)
 */
public record Acceptance(
        @Nullable @PlainText String fullName,
        @Nullable @Size(max = LONGEST_PASSWORD) String password,
        @Nullable @Size(max = MOST_FIELDS) Map<String, @Nullable String> fields) {

    private static final int LONGEST_PASSWORD = 4_096;
    private static final int MOST_FIELDS = 25;

    /** @throws Refusal unless there is one */
    public String givenFullName() {
        return ReadableText.normalize(given(fullName, "/fullName"));
    }

    /** @throws Refusal unless there is one */
    public String givenPassword() {
        return given(password, "/password");
    }

    /** @throws Refusal for who joins where there is no profile of their own */
    public void refuseFields() {
        if (fields != null) {
            throw Refusal.invalid("/fields", "field.unknown", "There is no profile to fill here.");
        }
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
