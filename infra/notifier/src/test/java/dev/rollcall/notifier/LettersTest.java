package dev.rollcall.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.mail.MailEvent.MailRequested;
import dev.rollcall.events.mail.MailEvent.Sender;
import dev.rollcall.events.mail.MailTemplate;
import dev.rollcall.events.mail.MailedCodes;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A letter")
class LettersTest {

    private static final UUID CODE = UUID.fromString("018f4a5e-0000-7000-8000-000000000001");
    private static final Instant END = Instant.parse("2026-12-22T09:00:00Z");

    private final MailedCodes codes = MailedCodes.of("A".repeat(43), "");
    private final Letters letters = new Letters(codes, "https://people.example.com");

    private static final Sender ADA = new Sender(UUID.randomUUID(), "Ada B", null);

    private Letter letter(MailTemplate template, @Nullable String name, Map<String, String> details) {
        return letter(template, name, details, null);
    }

    private Letter letter(
            MailTemplate template, @Nullable String name, Map<String, String> details, @Nullable Sender sender) {
        return letters.of(new MailRequested(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                template,
                "ben@office.example",
                name,
                details,
                CODE,
                END,
                sender));
    }

    @Test
    @DisplayName("R21 of a code says the code as it is typed, and until when it is good")
    void code() {
        Letter letter = letter(MailTemplate.VERIFICATION_CODE, "Ben", Map.of());

        assertThat(letter.subject()).isEqualTo("Prove that this address is yours");
        String typed = codes.typed(CODE);
        String code = typed.substring(0, 5) + "-" + typed.substring(5);
        assertThat(codes.isTyped(CODE, code)).isTrue();
        assertThat(letter.text()).contains("Hello Ben,", code, "until 22 December 2026, 09:00 UTC");
        assertThat(letter.html()).contains("Hello Ben,", code, "until 22 December 2026, 09:00 UTC");
    }

    @Test
    @DisplayName("R11, R71 of an invitation leads to it, and says to what and by whom")
    void invitation() {
        Letter letter = letter(MailTemplate.INVITATION, "Ben", Map.of("organization", "Office", "role", "MEMBER"), ADA);

        String link = "https://people.example.com/v1/invitations/" + codes.link(CODE);
        assertThat(letter.subject()).isEqualTo("Ada B invites you to Office");
        assertThat(letter.text()).contains("Ada B invites you to join Office as MEMBER.", link);
        assertThat(letter.html()).contains("href=\"" + link + "\"");
    }

    @Test
    @DisplayName("R60 of an external invitation says that access is limited")
    void externalInvitation() {
        Letter letter = letter(MailTemplate.EXTERNAL_INVITATION, null, Map.of("organization", "Office"));

        assertThat(letter.subject()).isEqualTo("You are invited to work with Office");
        assertThat(letter.text()).contains("limited access", "/v1/invitations/" + codes.link(CODE));
    }

    @Test
    @DisplayName("R43 of a reset says by whom and when")
    void reset() {
        Letter letter = letter(MailTemplate.PASSWORD_RESET, "Ben", Map.of("resetAt", "2026-11-22T10:11:12.345Z"), ADA);

        assertThat(letter.text()).contains("your password was reset by Ada B on 22 November 2026, 10:11 UTC.");
        assertThat(letter.html()).contains("<strong>Ada B</strong> on 22 November 2026, 10:11 UTC.");
    }

    @Test
    @DisplayName("R80 of a contact invite quotes the message, line by line")
    void contactInvite() {
        Letter letter = letter(
                MailTemplate.CONTACT_INVITE,
                "Ben",
                Map.of(),
                new Sender(UUID.randomUUID(), "Ada B", "Hi <b>Ben</b>\r\nlunch?"));

        assertThat(letter.text()).contains("> Hi <b>Ben</b>\n> lunch?\n");
        assertThat(letter.html()).contains("Hi &lt;b&gt;Ben&lt;/b&gt;<br>lunch?<br>");
    }

    @ParameterizedTest
    @EnumSource(MailTemplate.class)
    @DisplayName("has both forms for everything, with no more than is known")
    void withoutDetails(MailTemplate template) {
        Letter letter = letter(template, null, Map.of());

        assertThat(letter.subject()).isNotBlank();
        assertThat(letter.text()).startsWith("Hello,").doesNotContain("{{", "}}");
        assertThat(letter.html()).contains("<p>Hello,</p>", "</html>").doesNotContain("{{", "}}");
    }

    @ParameterizedTest
    @EnumSource(MailTemplate.class)
    @DisplayName("is not changed by what people call themselves")
    void hostile(MailTemplate template) {
        String hostile = "Eve<script>alert(1)</script>\r\nBcc: all@victim.example\u202Egnp.exe\u2028x {{code}}";
        Letter letter = letter(
                template,
                hostile,
                Map.of(
                        "organization", hostile,
                        "role", hostile,
                        "resetBy", hostile,
                        "link", "https://evil.example",
                        "code", "EVIL"),
                new Sender(UUID.randomUUID(), hostile, hostile));

        assertThat(letter.subject()).doesNotContain("\r", "\n", "\u202E", "\u2028");
        assertThat(letter.html()).doesNotContain("<script", "\u202E", "https://evil.example", "EVIL");
        assertThat(letter.text())
                .doesNotContain("\u202E", "\u2028", "\nBcc:", "https://evil.example", "EVIL")
                .contains("{{code}}");
    }

    @Test
    @DisplayName("carries no words for a reader of mail to decode (RFC 2047)")
    void encodedWords() {
        Letter letter = letter(
                MailTemplate.INVITATION,
                "=?utf-8?B?RXZl?=",
                Map.of("organization", "=?utf-8?B?QWNtZQ0KQmNjOiB4QGV2aWwuZXhhbXBsZQ==?="));

        assertThat(letter.subject()).doesNotContain("=?");
        assertThat(Harmless.line("=?utf-8?B?RXZl?=")).isEqualTo("= ?utf-8?B?RXZl?=");
    }

    @Test
    @DisplayName("is short where a name is long")
    void longName() {
        assertThat(letter(MailTemplate.PASSWORD_RESET, "x".repeat(100_000), Map.of())
                        .text())
                .hasSizeLessThan(2_000);
        assertThat(Harmless.line("\uD83D\uDE00".repeat(600))).hasSize(501).endsWith("\uD83D\uDE00…");
    }

    @Test
    @DisplayName("tells nobody in a log what it says")
    void notInLogs() {
        assertThat(letter(MailTemplate.VERIFICATION_CODE, "Ben", Map.of())).hasToString("Letter");
    }
}
