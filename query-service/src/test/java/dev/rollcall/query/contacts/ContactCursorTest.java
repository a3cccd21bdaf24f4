package dev.rollcall.query.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.query.contacts.ContactsProjection.Contact;
import dev.rollcall.query.platform.Cursor;
import dev.rollcall.web.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The cursor of contacts")
class ContactCursorTest {

    private static final UUID BEN = new UUID(4, 2);

    @Test
    @DisplayName("R87 says where a page ended: usage, latest use, name")
    void roundTrip() {
        Instant used = Instant.parse("2026-10-01T12:00:00.123456Z");

        assertThat(ContactCursor.read(new Contact(BEN, "Ben", "ben", 7, used).cursor()))
                .isEqualTo(new ContactCursor(7, used, "ben", BEN));
    }

    @ParameterizedTest
    @CsvSource({
        "x,          2026-10-01T12:00:00Z,         00000000-0000-0004-0000-000000000002",
        "2147483648, 2026-10-01T12:00:00Z,         00000000-0000-0004-0000-000000000002",
        "7,          yesterday,                    00000000-0000-0004-0000-000000000002",
        "7,          +999999999-12-31T23:59:59Z,   00000000-0000-0004-0000-000000000002",
        "7,          -999999999-01-01T00:00:00Z,   00000000-0000-0004-0000-000000000002",
        "7,          2026-10-01T12:00:00Z,         1-1-1-1-1"
    })
    @DisplayName("R87 is refused with what the list cannot hold")
    void refused(String usage, String used, String id) {
        assertThatThrownBy(() -> ContactCursor.read(Cursor.of(List.of(usage, used, "ben", id))))
                .isInstanceOf(Refusal.class);
    }
}
