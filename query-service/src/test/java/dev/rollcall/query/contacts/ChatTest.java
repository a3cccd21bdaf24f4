package dev.rollcall.query.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.query.contacts.Chat.Between;
import dev.rollcall.query.contacts.Chat.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("R83 Who may chat with whom")
class ChatTest {

    @ParameterizedTest(name = "active {0}, colleagues {1}, contacts {2}, allowed {3}: {4}")
    @CsvSource({
        "true,  true,  false, false, COLLEAGUE",
        "true,  true,  true,  false, COLLEAGUE",
        "true,  false, true,  true,  CONTACT",
        "true,  false, true,  false, EXTERNAL_CHAT_OFF",
        "true,  false, false, true,  NOT_A_CONTACT",
        "false, true,  false, true,  INACTIVE",
        "false, false, true,  true,  INACTIVE",
        "false, false, false, true,  NOT_A_CONTACT"
    })
    @DisplayName("R83 depends on what the two are to each other, and on their organizations")
    void reasons(boolean active, boolean colleagues, boolean contacts, boolean allowed, Reason reason) {
        assertThat(new Between(active, colleagues, contacts, allowed).reason()).isEqualTo(reason);
    }
}
