package dev.rollcall.command.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A profile field")
class ProfileFieldTest {

    private static final String SPACE = "\\s";

    /** Blanks that a table would lose are written as in regular expressions. */
    private static String text(String cell) {
        return cell.replace(SPACE, " ");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
                    FULL_NAME        | Ada Example
                    FULL_NAME        | Łukasz O'Nęill-García
                    DISPLAY_NAME     | 山田 太郎
                    PHONE            | +49 (30) 123-456/7.8
                    PHONE            | 110
                    MOBILE           | 0123456789
                    EXTENSION        | 1
                    EXTENSION        | 0123456789
                    EMPLOYEE_ID      | E-0042
                    DESIGNATION      | Head of Sales
                    REPORTING_TO     | 01890a5d-ac96-774b-bcce-b302099a8057
                    SEATING_LOCATION | 4th floor, window
                    DATE_OF_JOINING  | 2020-02-29
                    DATE_OF_BIRTH    | 1999-12-31
                    LANGUAGES        | de
                    LANGUAGES        | pt-BR,zh-Hant
                    TIME_ZONE        | Europe/Berlin
                    TIME_ZONE        | UTC
                    """)
    @DisplayName("R12 takes a value of its type as it is")
    void good(ProfileField field, String value) {
        assertThat(field.normalized(value)).contains(value);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
                    FULL_NAME    | \\s\\sAda Example\\s                 | Ada Example
                    FULL_NAME    | Zoe\u0308                            | Zoë
                    PHONE        | \\s110                               | 110
                    REPORTING_TO | 01890A5D-AC96-774B-BCCE-B302099A8057 | 01890a5d-ac96-774b-bcce-b302099a8057
                    LANGUAGES    | DE,\\sen-us,de                       | de,en-US
                    """)
    @DisplayName("R12 keeps a value in one form")
    void normalized(ProfileField field, String value, String kept) {
        assertThat(field.normalized(text(value))).contains(kept);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
                    FULL_NAME        | a\u0007b
                    DISPLAY_NAME     | a\u202eb
                    PHONE            | call me
                    PHONE            | 12
                    PHONE            | ++4930123
                    PHONE            | +
                    PHONE            | ١٢٣٤
                    MOBILE           | 123456789012345678901234567890123
                    EXTENSION        | 12345678901
                    EXTENSION        | 4a
                    EXTENSION        | ٤٢
                    EMPLOYEE_ID      | a\u200bb
                    DESIGNATION      | a\u0000b
                    REPORTING_TO     | Ben
                    REPORTING_TO     | 1-1-1-1-1
                    REPORTING_TO     | 01890a5d-ac96-774b-bcce-b302099a80571
                    SEATING_LOCATION | \u3164
                    DATE_OF_JOINING  | 2021-02-29
                    DATE_OF_JOINING  | 29.02.2020
                    DATE_OF_JOINING  | 2020-2-29
                    DATE_OF_BIRTH    | +12020-02-29
                    DATE_OF_BIRTH    | 2020-13-01
                    LANGUAGES        | de_DE
                    LANGUAGES        | de,
                    LANGUAGES        | de;en
                    TIME_ZONE        | Berlin
                    TIME_ZONE        | europe/berlin
                    TIME_ZONE        | +01:00
                    """)
    @DisplayName("R12 refuses a value that is not of its type")
    void bad(ProfileField field, String value) {
        assertThat(field.normalized(value)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R12 refuses nothing at all, and blanks: what shall be empty is cleared")
    void blank(ProfileField field) {
        assertThat(field.normalized("")).isEmpty();
        assertThat(field.normalized(" \u00a0\t")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R12 refuses what is too long for any field")
    void tooLong(ProfileField field) {
        assertThat(field.normalized("1".repeat(201))).isEmpty();
        assertThat(field.normalized("de,".repeat(70) + "de")).isEmpty();
    }

    @Test
    @DisplayName("R12 of text takes 200 characters")
    void longest() {
        assertThat(ProfileField.FULL_NAME.normalized("x".repeat(200))).contains("x".repeat(200));
    }

    @Test
    @DisplayName("R7 is one of fifteen, with e-mail and department")
    void thirteen() {
        assertThat(Stream.of(ProfileField.values()).map(ProfileField::key))
                .containsExactly(
                        "fullName",
                        "displayName",
                        "phone",
                        "mobile",
                        "extension",
                        "employeeId",
                        "designation",
                        "reportingTo",
                        "seatingLocation",
                        "dateOfJoining",
                        "dateOfBirth",
                        "languages",
                        "timeZone");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R12 is found by its key, in this case only, and says what it expects")
    void key(ProfileField field) {
        assertThat(ProfileField.ofKey(field.key())).contains(field);
        assertThat(ProfileField.ofKey(field.key().toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(field.expectation()).isNotBlank();
    }

    @Test
    @DisplayName("R12 is mandatory if it is the full name")
    void mandatory() {
        assertThat(Stream.of(ProfileField.values()).filter(ProfileField::isMandatory))
                .containsExactly(ProfileField.FULL_NAME);
    }
}
