package dev.rollcall.command.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R30 Recovery codes")
class RecoveryCodesTest {

    private static final String CODE = "ABCDE-FGHIJ-KLMNO-PQRST-UVW27";

    @Test
    @DisplayName("are ten of 125 bits, all different")
    void generated() {
        assertThat(RecoveryCodes.generate())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[A-Z2-7]{5}(-[A-Z2-7]{5}){4}"))
                .allMatch(RecoveryCodes::isRecoveryCode)
                .doesNotContainAnyElementsOf(RecoveryCodes.generate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CODE,
                "ABCDEFGHIJKLMNOPQRSTUVW27",
                "abcde-fghij-klmno-pqrst-uvw27",
                " abcde fghij klmno\tpqrst uvw27\n"
            })
    @DisplayName("are the same however they are typed")
    void typed(String typed) {
        assertThat(RecoveryCodes.isRecoveryCode(typed)).isTrue();
        assertThat(RecoveryCodes.hash(typed)).isEqualTo(RecoveryCodes.hash(CODE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123456",
                "ABCDE-FGHIJ-KLMNO-PQRST-UVW2",
                "ABCDE-FGHIJ-KLMNO-PQRST-UVW277",
                "ABCDE-FGHIJ-KLMNO-PQRST-UVW18",
                "ABCDE_FGHIJ_KLMNO_PQRST_UVW27",
                "ABCDE-FGHIJ-KLMNO-PQRST-UVW27                                        "
            })
    @DisplayName("are told from other codes, and from what is too long for one")
    void other(String text) {
        assertThat(RecoveryCodes.isRecoveryCode(text)).isFalse();
    }

    @Test
    @DisplayName("R36 are kept as their SHA-256")
    void hashed() {
        assertThat(HexFormat.of().formatHex(RecoveryCodes.hash(CODE.toLowerCase(Locale.ROOT))))
                .isEqualTo("45a525128bff8d55e6398d8d0f0a7abc4240501a039e4f03284a8c009efe4cf4");
    }
}
