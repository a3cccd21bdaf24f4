package dev.rollcall.command.invitation;

import dev.rollcall.web.PlainText;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** With what somebody joins who has no account yet: both are theirs to say then (R11). */
public record Acceptance(
        @Nullable @PlainText String fullName,
        @Nullable @Size(max = LONGEST_PASSWORD) String password) {

    private static final int LONGEST_PASSWORD = 4_096;

    @Override
    public String toString() {
        return "Acceptance";
    }
}
