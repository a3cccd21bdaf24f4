package dev.rollcall.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The settings")
class SettingsTest {

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "ROLLCALL_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092",
            "ROLLCALL_CODE_KEY", "A".repeat(43),
            "ROLLCALL_SMTP_HOST", "mail.example.com",
            "ROLLCALL_MAIL_FROM", "Rollcall <no-reply@example.com>"));

    private Settings settings() {
        return Settings.of(new Environment(environment));
    }

    @Test
    @DisplayName("have defaults that are safe")
    void defaults() {
        assertThat(settings().smtp())
                .isEqualTo(new Settings.Smtp("mail.example.com", 587, "", "", Settings.Tls.STARTTLS));
        assertThat(settings().publicUrl()).isEqualTo("http://localhost:8080");
    }

    @ParameterizedTest
    @CsvSource({
        "ROLLCALL_KAFKA_BOOTSTRAP_SERVERS, ''",
        "ROLLCALL_CODE_KEY, ''",
        "ROLLCALL_CODE_KEY, secret",
        "ROLLCALL_CODE_KEY_FILE, /no/such/file",
        "ROLLCALL_SMTP_HOST, ''",
        "ROLLCALL_SMTP_PORT, many",
        "ROLLCALL_SMTP_PORT, 70000",
        "ROLLCALL_SMTP_TLS, maybe",
        "ROLLCALL_MAIL_FROM, nobody",
        "ROLLCALL_PUBLIC_URL, javascript:alert(1)",
        "ROLLCALL_MAIL_ATTEMPTS, 0"
    })
    @DisplayName("name the one that is wrong, in a sentence without its value")
    void wrong(String name, String value) {
        environment.put(name, value);

        assertThatThrownBy(this::settings)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(name)
                .hasMessageEndingWith(".")
                .hasMessageNotContaining("secret");
    }

    @Test
    @DisplayName("send no password in plain")
    void plainPassword() {
        environment.put("ROLLCALL_SMTP_USER", "rollcall");
        assertThatThrownBy(this::settings).hasMessageStartingWith("ROLLCALL_SMTP_PASSWORD");
        environment.put("ROLLCALL_SMTP_PASSWORD", "hidden");
        environment.put("ROLLCALL_SMTP_TLS", "none");
        assertThatThrownBy(this::settings)
                .hasMessageStartingWith("ROLLCALL_SMTP_TLS")
                .hasMessageNotContaining("hidden");
    }
}
