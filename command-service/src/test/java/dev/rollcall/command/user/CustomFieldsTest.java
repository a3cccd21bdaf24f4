package dev.rollcall.command.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.organization.CustomField;
import dev.rollcall.events.organization.FieldType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("R12 Values of an organization's own fields")
class CustomFieldsTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "TEXT, ' a text ', a text",
        "TEXT, '', ",
        "TEXT, '\u202Etext', ",
        "TEXT, [erased], ",
        "NUMBER, 42, 42",
        "NUMBER, -1.50, -1.50",
        "NUMBER, 1e9, ",
        "NUMBER, ٤٢, ",
        "NUMBER, '1,5', ",
        "DATE, 2024-02-29, 2024-02-29",
        "DATE, 2023-02-29, ",
        "DATE, 29.02.2024, ",
        "URL, https://example.org/a?b=c, https://example.org/a?b=c",
        "URL, javascript:alert(1), ",
        "URL, ftp://example.org, ",
        "URL, 'https://', ",
        "DROPDOWN, M, M",
        "DROPDOWN, m, ",
        "DROPDOWN, XL, ",
    })
    @DisplayName("R12 obey type and options")
    void values(FieldType type, String value, @Nullable String kept) {
        CustomField field = new CustomField(
                "Field", type, type == FieldType.DROPDOWN ? List.of("S", "M") : List.of(), false, false, false);
        assertThat(CustomFields.normalized(field, value)).isEqualTo(Optional.ofNullable(kept));
    }
}
