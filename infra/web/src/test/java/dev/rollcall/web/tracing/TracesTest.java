package dev.rollcall.web.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.web.InvalidSettingException;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Traces")
class TracesTest {

    private static final String TRACE_PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    @DisplayName("are not taken without a collector, and cost nothing")
    void off() {
        Traces traces = new Traces(new Tracing().openTelemetry("any", "", 1));
        assertThat(traces.areTaken()).isFalse();
        assertThat(traces.step("anything", Map.of(), () -> Traces.current().isPresent()))
                .isFalse();
        assertThat(traces.begin("anything", TRACE_PARENT, Instant.EPOCH)).isEmpty();
        assertThat(new Tracing().openTelemetry("any", "", 1)).isSameAs(OpenTelemetry.noop());
    }

    @Test
    @DisplayName("go to no address that is none, and are no share that is none")
    void badSettings() {
        assertThatThrownBy(() -> new Tracing().openTelemetry("any", "no address", 1))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("ROLLCALL_OTLP_ENDPOINT");
        assertThatThrownBy(() -> new Tracing().openTelemetry("any", "http://localhost:4318", 2))
                .isInstanceOf(InvalidSettingException.class);
    }
}
