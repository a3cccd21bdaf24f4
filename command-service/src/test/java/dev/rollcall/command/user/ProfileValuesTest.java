package dev.rollcall.command.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.web.Refusal;
import dev.rollcall.web.Refusal.FieldError;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Profile values of a request")
class ProfileValuesTest {

    private static Refusal refusalOf(Map<String, @Nullable String> fields) {
        return Objects.requireNonNull(catchThrowableOfType(
                Refusal.class, () -> ProfileValues.of(null, fields, CustomFields.Defined.NONE, false)));
    }

    @Test
    @DisplayName("R12 are kept in the form of their fields, the full name among them")
    void values() {
        ProfileValues profile = ProfileValues.of(
                " Zoe\u0308 ", Map.of("languages", "DE, en", "extension", "42"), CustomFields.Defined.NONE, false);

        assertThat(profile.values())
                .isEqualTo(Map.of(
                        ProfileField.FULL_NAME, "Zoë", ProfileField.LANGUAGES, "de,en", ProfileField.EXTENSION, "42"));
        assertThat(profile.cleared()).isEmpty();
    }

    @Test
    @DisplayName("R12 that are null clear their fields")
    void cleared() {
        Map<String, @Nullable String> fields = new HashMap<>();
        fields.put("phone", null);
        fields.put("mobile", "110");

        ProfileValues profile = ProfileValues.of(null, fields, CustomFields.Defined.NONE, false);

        assertThat(profile.values()).isEqualTo(Map.of(ProfileField.MOBILE, "110"));
        assertThat(profile.cleared()).containsExactly(ProfileField.PHONE);
    }

    @Test
    @DisplayName("may all be absent")
    void absent() {
        ProfileValues profile = ProfileValues.of(null, null, CustomFields.Defined.NONE, false);

        assertThat(profile.values()).isEmpty();
        assertThat(profile.cleared()).isEmpty();
    }

    @Test
    @DisplayName("R12 that are not valid are all named, each with its pointer")
    void invalid() {
        Map<String, @Nullable String> fields = new TreeMap<>();
        fields.put("dateOfBirth", "yesterday");
        fields.put("extension", "42");
        fields.put("phone", "call me");
        fields.put("shoeSize", null);

        assertThat(refusalOf(fields).errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(
                        tuple("/fields/dateOfBirth", "field.invalid-value"),
                        tuple("/fields/phone", "field.invalid-value"),
                        tuple("/fields/shoeSize", "field.unknown"));
    }

    @Test
    @DisplayName("R12 do not hold the full name, which stands beside them")
    void fullNameAmongFields() {
        assertThat(refusalOf(Map.of("fullName", "Ada")).errors())
                .extracting(FieldError::pointer)
                .containsExactly("/fields/fullName");
    }

    @Test
    @DisplayName("are pointed at by escaped keys (RFC 6901)")
    void escapedPointer() {
        assertThat(refusalOf(Map.of("a/b~c", "x")).errors())
                .extracting(FieldError::pointer)
                .containsExactly("/fields/a~1b~0c");
    }

    @Test
    @DisplayName("that are refused are not repeated in the answer")
    void valueStaysOut() {
        assertThat(refusalOf(Map.of("phone", "my secret")).errors().toString()).doesNotContain("secret");
    }
}
