package dev.rollcall.eventlog.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A sealed text")
class SealedTextTest {

    @Test
    @DisplayName("says whose it is, also where the name has a dot in it")
    void form() {
        String text = new SealedText("svc.hr-1", new byte[] {1, 2, 3}).toString();

        assertThat(text).isEqualTo("sealed.1.svc.hr-1.AQID");
        assertThat(SealedText.parse(text).subject()).isEqualTo("svc.hr-1");
        assertThat(SealedText.parse(text).box()).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sealed.1.", "sealed.1.ada", "sealed.1.ada.%%%"})
    @DisplayName("that is cut off or damaged is not read as something else")
    void damaged(String text) {
        assertThatThrownBy(() -> SealedText.parse(text)).isInstanceOf(BrokenSealException.class);
    }

    @Test
    @DisplayName("is found in stored JSON with whose it is, each person once")
    void found() {
        assertThat(SealedText.subjectsIn(List.of(
                        "{\"a\":\"sealed.1.ada.AQ\",\"b\":[\"sealed.1.ben.AQ\",\"sealed.1.ada.AQ\"]}",
                        "{\"ip\":\"sealed.1.svc.hr.AQ\"}",
                        "{\"name\":\"plain\"}",
                        "{\"name\":\"sealed.1.",
                        "sealed.1.x y.AQ",
                        "{\"name\":\"we are sealed.1.today\"}")))
                .containsExactlyInAnyOrder("ada", "ben", "svc.hr");
    }
}
