package dev.rollcall.query.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.query.contacts.ContactList.Contact;
import dev.rollcall.query.contacts.ContactList.State;
import dev.rollcall.query.platform.Cursor;
import dev.rollcall.web.Refusal;
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
        assertThat(ContactCursor.read(new Contact(BEN, "Ben", "ben", -7, -42, State.CONTACT, false).cursor()))
                .isEqualTo(new ContactCursor(-7, -42, "ben", BEN));
    }

    @ParameterizedTest
    @CsvSource({
        "x,          -42,                  00000000-0000-0004-0000-000000000002",
        "2147483648, -42,                  00000000-0000-0004-0000-000000000002",
        "-7,         yesterday,            00000000-0000-0004-0000-000000000002",
        "-7,         9223372036854775808,  00000000-0000-0004-0000-000000000002",
        "-7,         -42,                  1-1-1-1-1"
    })
    @DisplayName("R87 is refused with what the list cannot hold")
    void refused(String unused, String unseen, String id) {
        assertThatThrownBy(() -> ContactCursor.read(Cursor.of(List.of(unused, unseen, "ben", id))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("R87 who was never used has no latest use, and comes last")
    void never() {
        Contact never = new Contact(BEN, "Ben", "ben", 0, Long.MAX_VALUE, State.CONTACT, false);
        assertThat(never.lastUsedAt()).isNull();
        assertThat(new Contact(BEN, "Ben", "ben", 0, -1_000_000, State.CONTACT, false).lastUsedAt())
                .isEqualTo("1970-01-01T00:00:01Z");
    }
}
