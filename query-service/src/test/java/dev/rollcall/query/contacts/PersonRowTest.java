package dev.rollcall.query.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PersonRowTest {

    private static final UUID ID = new UUID(0, 1);
    private final PersonRow ben = PersonRow.joined(ID, ID, "Ben C", Instant.EPOCH);

    @Test
    @DisplayName("People are listed under their display name, where they have one")
    void displayName() {
        PersonRow shown = ben.changed(Map.of("displayName", "Big Ben"), List.of());
        assertThat(shown.nameKey()).isEqualTo("big ben");
        assertThat(shown.changed(Map.of("fullName", "Benjamin C"), List.of()).nameKey())
                .isEqualTo("big ben");
        assertThat(shown.changed(Map.of(), List.of("displayName"))).isEqualTo(ben);
    }

    @Test
    @DisplayName("Most changes of a profile are not about names")
    void otherChanges() {
        assertThat(PersonRow.isAboutNames(Map.of("phone", "110"), List.of("mobile")))
                .isFalse();
        assertThat(PersonRow.isAboutNames(Map.of(), List.of("displayName"))).isTrue();
    }

    @Test
    @DisplayName("R87 a day of use ends with its last message, whichever comes first")
    void lastOfDay() {
        LocalDate day = LocalDate.parse("2001-06-30");
        UseRow early = new UseRow(ID, ID, day, Instant.parse("2001-06-30T09:00:00Z"));
        UseRow late = new UseRow(ID, ID, day, Instant.parse("2001-06-30T17:00:00Z"));
        assertThat(early.key()).isEqualTo(late.key());
        assertThat(early.orLater(late)).isEqualTo(late);
        assertThat(late.orLater(early)).isEqualTo(late);
    }
}
