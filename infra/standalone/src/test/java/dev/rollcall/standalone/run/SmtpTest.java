package dev.rollcall.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SmtpTest {
    private static final Map<String, String> NAMED = Map.of(
            "ROLLCALL_SMTP_HOST", "mail.example.com",
            "ROLLCALL_SMTP_USER", "us",
            "ROLLCALL_MAIL_FROM", "us@example.com");

    @Test
    void isOursUnlessAnotherIsNamedAndAskedFor() {
        assertThat(Smtp.of(false, NAMED, 2525).settings())
                .containsEntry("ROLLCALL_SMTP_HOST", "127.0.0.1")
                .containsEntry("ROLLCALL_SMTP_PORT", "2525")
                .containsEntry("ROLLCALL_SMTP_TLS", "none")
                .containsEntry("ROLLCALL_MAIL_FROM", "us@example.com")
                .doesNotContainKey("ROLLCALL_SMTP_USER");
        assertThat(Smtp.of(true, Map.of(), 2525).external()).isFalse();
    }

    @Test
    void isTheNamedOneWithWhatIsSaidOfIt() {
        Smtp smtp = Smtp.of(true, NAMED, 2525);

        assertThat(smtp.external()).isTrue();
        assertThat(smtp.settings()).isEqualTo(NAMED);
    }
}
