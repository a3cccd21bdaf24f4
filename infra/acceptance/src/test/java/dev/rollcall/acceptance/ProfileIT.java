package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

@RunsRollcall
class ProfileIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Api api;
    private final Office office;

    private String ben = "";

    ProfileIT(Api api, Office office) {
        this.api = api;
        this.office = office;
    }

    @BeforeEach
    void addBen() {
        ben = office.add("Ben Cole", "ben").header("Location");
    }

    @Nested
    class ChangeProfile {

        @Test
        @DisplayName("R12 sets what is sent, clears what is sent as null and keeps the rest")
        void setsAndClears() {
            api.patch(ben, "{\"fields\": {\"designation\": \"Trader\", \"phone\": \"+49 30 1\", \"extension\": \"7\"}}")
                    .expect(204);
            Answer changed = api.patch(
                            ben,
                            "{\"fullName\": \"Ben C. Cole\", \"fields\": {\"designation\": null, \"phone\": \"+49 30 2\"}}")
                    .expect(204);

            Answer read = api.get(ben, changed.position()).expect(200);
            assertThat(read.text("/fullName")).isEqualTo("Ben C. Cole");
            assertThat(read.json().at("/fields/designation").isMissingNode()).isTrue();
            assertThat(read.text("/fields/phone/value")).isEqualTo("+49 30 2");
            assertThat(read.text("/fields/extension/value")).isEqualTo("7");
            assertThat(read.etag()).isEqualTo(changed.etag());
        }

        @ParameterizedTest(name = "R12 {0}: {1} is kept as {2}")
        @CsvSource(delimiter = '|', textBlock = """
                displayName     | '  Ben '                | Ben
                displayName     | 'Zoe\u0308'             | Zo\u00eb
                phone           | '+49 (30) 123-456/7'    | +49 (30) 123-456/7
                mobile          | 0170 1234               | 0170 1234
                extension       | 0123456789              | 0123456789
                employeeId      | E-\u00df 7              | E-\u00df 7
                designation     | \u4ea4\u6613\u5458      | \u4ea4\u6613\u5458
                seatingLocation | '3rd floor, "left"'     | '3rd floor, "left"'
                dateOfJoining   | 2020-02-29              | 2020-02-29
                dateOfBirth     | 1969-12-31              | 1969-12-31
                languages       | 'DE-de, en ,de-DE'      | de-DE,en
                timeZone        | America/New_York        | America/New_York
                """)
        void keepsValues(String field, String value, String kept) {
            Answer changed = set(field, value).expect(204);
            assertThat(api.get(ben, changed.position()).text("/fields/" + field + "/value"))
                    .isEqualTo(kept);
        }

        @ParameterizedTest(name = "R12 {0} cannot be {1}")
        @CsvSource(delimiter = '|', textBlock = """
                displayName     | ''
                displayName     | 'a\u202eb'
                displayName     | 'a\u0000b'
                phone           | 12
                phone           | call me
                phone           | ++49301234
                phone           | \u0661\u0662\u0663\u0664
                mobile          | ''
                mobile          | 01701234567890123456789012345678901234567890
                extension       | 12345678901
                extension       | 1a
                employeeId      | ' '
                designation     | 'Trader\u200b'
                seatingLocation | 'line\u2028break'
                reportingTo     | Ada
                reportingTo     | 1-1-1-1-1
                dateOfJoining   | 2021-02-29
                dateOfJoining   | 29.02.2020
                dateOfJoining   | 2020-2-29
                dateOfBirth     | 2020-02-29T00:00:00Z
                dateOfBirth     | +12020-02-29
                languages       | ''
                languages       | 'de,,en'
                languages       | the tongue of angels
                timeZone        | Mars/Olympus
                timeZone        | europe/berlin
                """)
        void refusesValues(String field, String value) {
            assertThat(set(field, value)
                            .expectProblem(422, "request.invalid-fields")
                            .fieldErrors())
                    .containsExactly("/fields/" + field + " field.invalid-value");
        }

        @ParameterizedTest(name = "R12 {0} is refused over 200 characters")
        @CsvSource({"displayName", "employeeId", "designation", "seatingLocation", "languages"})
        void refusesLongValues(String field) {
            set(field, "a".repeat(201)).expectProblem(422, "request.invalid-fields");
        }

        @Test
        @DisplayName("R12 names every field that is unknown or wrong, and changes nothing then")
        void namesEveryWrongField() {
            Answer refused = api.patch(
                            ben,
                            "{\"fields\": {\"shoe/size~\": \"46\", \"fullName\": \"No\", \"phone\": \"x\", \"mobile\": \"0170 1\"}}")
                    .expectProblem(422, "request.invalid-fields");
            assertThat(refused.fieldErrors())
                    .containsExactlyInAnyOrder(
                            "/fields/shoe~1size~0 field.unknown",
                            "/fields/fullName field.unknown",
                            "/fields/phone field.invalid-value");

            long later = office.add("Cy Dent", "cy").position();
            assertThat(api.get(ben, later).json().at("/fields")).isEmpty();
        }

        @Test
        @DisplayName("R12 the full name is mandatory")
        void keepsTheFullName() {
            assertThat(api.patch(ben, "{\"fullName\": \"\"}")
                            .expectProblem(422, "request.invalid-fields")
                            .fieldErrors())
                    .containsExactly("/fullName field.plain-text");
        }
    }

    @Nested
    class ReportingTo {

        @Test
        @DisplayName("R12 is a user of the own organization")
        void isAColleague() {
            Answer changed = set("reportingTo", office.superAdmin().toUpperCase(Locale.ROOT))
                    .expect(204);
            assertThat(api.get(ben, changed.position()).text("/fields/reportingTo/value"))
                    .isEqualTo(office.superAdmin());
        }

        @Test
        @DisplayName("R12 is nobody of another organization, and nobody who does not exist")
        void isNobodyElse() {
            for (String stranger : new String[] {
                Office.register(api).superAdmin(), UUID.randomUUID().toString(), office.id()
            }) {
                assertThat(set("reportingTo", stranger)
                                .expectProblem(422, "request.invalid-fields")
                                .fieldErrors())
                        .containsExactly("/fields/reportingTo user.reporting-to-not-found");
            }
        }
    }

    private Answer set(String field, String value) {
        return api.patch(ben, "{\"fields\": {\"%s\": %s}}".formatted(field, JSON.writeValueAsString(value)));
    }
}
