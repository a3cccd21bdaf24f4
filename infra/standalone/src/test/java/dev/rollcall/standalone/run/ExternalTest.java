package dev.rollcall.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.standalone.parts.PartException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExternalTest {
    @Test
    void namesEverythingThatIsMissing() {
        assertThatThrownBy(() -> External.of(Map.of("ROLLCALL_POSTGRES_USER", "admin")))
                .isInstanceOf(PartException.class)
                .hasMessageContainingAll(
                        "ROLLCALL_POSTGRES_URL", "ROLLCALL_POSTGRES_PASSWORD", "ROLLCALL_KAFKA_BOOTSTRAP_SERVERS")
                .hasMessageNotContaining("ROLLCALL_POSTGRES_USER");
    }

    @Test
    void takesWhatTheEnvironmentSays() {
        assertThat(External.of(Map.of(
                        "ROLLCALL_POSTGRES_URL", "jdbc:postgresql://db/postgres",
                        "ROLLCALL_POSTGRES_USER", "admin",
                        "ROLLCALL_POSTGRES_PASSWORD", "secret",
                        "ROLLCALL_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092")))
                .isEqualTo(new External("jdbc:postgresql://db/postgres", "admin", "secret", "kafka:9092"));
    }
}
