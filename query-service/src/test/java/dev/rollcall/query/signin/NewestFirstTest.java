package dev.rollcall.query.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.query.platform.Cursor;
import dev.rollcall.web.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The place in a list that begins with the newest")
class NewestFirstTest {

    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T09:00:00Z", "2026-11-20T09:00:00.120Z", "1999-12-31T23:59:59.999Z"})
    @DisplayName("is read as it was written")
    void roundTrip(Instant at) {
        NewestFirst place = new NewestFirst(at, ID);
        assertThat(NewestFirst.read(place.cursor())).isEqualTo(place);
    }

    @Test
    @DisplayName("is before everything, where no cursor is given")
    void start() {
        NewestFirst start = NewestFirst.read(null);
        assertThat(start.at()).isAfter(Instant.parse("9000-01-01T00:00:00Z"));
        assertThat(start.id()).hasToString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "42",
                "2026-13-20T09:00:00Z",
                "2026-02-30T09:00:00Z",
                "2026-11-20T09:00:00.123456Z",
                "2026-11-20T09:00:00+01:00",
                "+292278994-08-17T07:12:55.807Z",
                "-0001-08-17T07:12:55Z"
            })
    @DisplayName("is no other time than the log has")
    void otherTimes(String time) {
        assertThatThrownBy(() -> NewestFirst.read(Cursor.of(List.of(time, ID.toString()))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("is none of another list")
    void otherLists() {
        assertThatThrownBy(() -> NewestFirst.read(Cursor.of(List.of("2026-11-20T09:00:00Z", "ada"))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> NewestFirst.read(Cursor.of(List.of("2026-11-20T09:00:00Z"))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> NewestFirst.read("")).isInstanceOf(Refusal.class);
    }
}
