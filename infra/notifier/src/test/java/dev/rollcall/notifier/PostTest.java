package dev.rollcall.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A mail")
class PostTest {

    private static final Letter LETTER =
            new Letter("018f4a5e-0000-7000-8000-000000000002", "Überraschung", "text\n", "<p>html</p>\n");

    private final Post post = post();

    private static Post post() {
        try {
            return new Post(
                    new Settings.Smtp("localhost", 1, "", "", Settings.Tls.NONE),
                    new InternetAddress("Rollcall <no-reply@people.example.com>"));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("has the event's id, both forms, and says that nobody wrote it")
    void message() throws Exception {
        MimeMessage message = post.message("8d0c5a5e-1", "Ben@bücher.example", "Ben Ö", LETTER);

        assertThat(message.getMessageID()).isEqualTo("<8d0c5a5e-1@people.example.com>");
        assertThat(message.getSubject()).isEqualTo("Überraschung");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        InternetAddress to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
        assertThat(to.getAddress()).isEqualTo("Ben@xn--bcher-kva.example");
        assertThat(to.getPersonal()).isEqualTo("Ben Ö");
        MimeMultipart both = (MimeMultipart) message.getContent();
        assertThat(both.getContentType()).startsWith("multipart/alternative");
        assertThat(both.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(both.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Eve\r\nBcc: all@victim.example",
                "Eve\nBcc: all@victim.example",
                "Eve <eve@evil.example>, Mallory",
                "\"Eve\" <eve@evil.example>",
                "Eve\u202E\u0000"
            })
    @DisplayName("goes to one person, whatever they call themselves")
    void hostileName(String name) throws Exception {
        MimeMessage message = post.message("1", "ben@office.example", name, LETTER);

        assertThat(message.getAllRecipients()).hasSize(1);
        var raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        assertThat(raw.toString(StandardCharsets.UTF_8).lines())
                .noneMatch(line -> line.startsWith("Bcc"))
                .anyMatch(line -> line.startsWith("To:"));
        InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
        assertThat(to.getAddress()).isEqualTo("ben@office.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[erased]",
                "ben",
                "@office.example",
                "ben@office.example\r\nBcc: all@victim.example",
                "ben@office.example, all@victim.example",
                "Ben <ben@office.example>",
                "ben@office.example>\u202E"
            })
    @DisplayName("goes to no address that is none, and is not tried")
    void invalidAddress(String address) {
        assertThatThrownBy(() -> post.message("1", address, null, LETTER)).isInstanceOf(Exception.class);
        assertThat(post.send("1", address, null, LETTER)).isEqualTo(Outcome.refused("mail.invalid-address"));
    }

    @Test
    @DisplayName("waits for a server that is not there")
    void unreachable() {
        assertThat(post.send("1", "ben@office.example", null, LETTER).kind()).isEqualTo(Outcome.Kind.UNREACHABLE);
    }
}
