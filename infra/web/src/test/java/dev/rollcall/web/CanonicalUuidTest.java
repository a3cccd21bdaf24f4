package dev.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUuidTest {

    private static final String ID = "0198a2f0-0000-7000-8000-00000000000a";

    @ParameterizedTest
    @ValueSource(strings = {ID, "0198A2F0-0000-7000-8000-00000000000A"})
    void takesEitherCase(String text) {
        assertThat(CanonicalUuid.parse(text)).contains(UUID.fromString(ID));
    }

    /** The second is one to {@link UUID#fromString}. */
    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "0198a2f0000070008000000000000001", ID + "0", "{" + ID + "}", " " + ID})
    void takesNothingElse(String text) {
        assertThat(CanonicalUuid.parse(text)).isEmpty();
    }
}
