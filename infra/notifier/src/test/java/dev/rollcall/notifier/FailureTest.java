package dev.rollcall.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A failure")
class FailureTest {

    private static MessagingException recipient(int status) throws Exception {
        return new SendFailedException(
                "ben@office.example",
                new SMTPAddressFailedException(
                        new InternetAddress("ben@office.example"), "RCPT TO", status, "ben@office.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "421, UNREACHABLE",
        "450, LATER",
        "452, LATER",
        "530, UNREACHABLE",
        "535, UNREACHABLE",
        "550, REFUSED",
        "552, REFUSED"
    })
    @DisplayName("means what its reply code says, and names nobody")
    void byCode(int status, Outcome.Kind kind) throws Exception {
        assertThat(Failure.ofSending(recipient(status))).isEqualTo(new Outcome(kind, "smtp." + status));
    }

    @Test
    @DisplayName("of the sender is ours, not the mail's")
    void sender() throws Exception {
        var refused = new SMTPSenderFailedException(new InternetAddress("us@office.example"), "MAIL FROM", 550, "no");

        assertThat(Failure.ofSending(refused).kind()).isEqualTo(Outcome.Kind.UNREACHABLE);
    }

    @Test
    @DisplayName("of the connection may pass")
    void connection() {
        var lost = new MessagingException("gone", new IOException("gone"));

        assertThat(Failure.ofSending(lost)).isEqualTo(Outcome.later("smtp.connection-lost"));
        assertThat(Failure.ofConnecting(lost)).isEqualTo(Outcome.unreachable("smtp.IOException"));
    }

    @Test
    @DisplayName("has the next attempt wait twice as long, up to a limit")
    void backoff() {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

        assertThat(backoff.after(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(backoff.after(100)).isEqualTo(Duration.ofMinutes(1));
    }
}
