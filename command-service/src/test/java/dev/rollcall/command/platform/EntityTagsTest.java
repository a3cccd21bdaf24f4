package dev.rollcall.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Entity tags (RFC 9110, section 8.8.3)")
class EntityTagsTest {

    @Test
    @DisplayName("are versions")
    void versions() {
        assertThat(EntityTags.versions("\"7\""))
                .hasValueSatisfying(tags -> assertThat(tags).containsExactly(7L));
        assertThat(EntityTags.versions(" \"7\" ,\"0\",  \"123456789012345678\" "))
                .hasValueSatisfying(tags -> assertThat(tags).containsExactly(7L, 0L, 123456789012345678L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"W/\"7\"", "\"seven\"", "\"\"", "\"-7\"", "\"1234567890123456789\"", "\"٧\"", "\"a,b\"", "\" 7\""
            })
    @DisplayName("that are weak or not ours match nothing")
    void notOurs(String header) {
        assertThat(EntityTags.versions(header))
                .hasValueSatisfying(tags -> assertThat(tags).isEmpty());
    }

    @Test
    @DisplayName("that are ours are found among others")
    void amongOthers() {
        assertThat(EntityTags.versions("W/\"1\", \"x\", \"2\""))
                .hasValueSatisfying(tags -> assertThat(tags).containsExactly(2L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "\"7", "7\"", "\"7\" \"8\"", "\"7\",", ",\"7\"", "w/\"7\"", "*", "\"7\", *"})
    @DisplayName("are no list in any other form")
    void noList(String header) {
        assertThat(EntityTags.versions(header)).isEmpty();
    }

    @Test
    @DisplayName("are read at once, however many and however wrong")
    void longLists() {
        String many = "\"1\" , ".repeat(1_000);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(EntityTags.versions(many + "\"1\"")).isPresent();
            assertThat(EntityTags.versions(many)).isEmpty();
        });
    }
}
