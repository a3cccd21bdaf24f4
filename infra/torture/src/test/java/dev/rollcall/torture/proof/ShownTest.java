package dev.rollcall.torture.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.torture.proof.Shown.Due;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

    @ParameterizedTest
    @CsvSource({
        "200, 10, 3, new, ''",
        "200, 11, 3, new, ''",
        "200, 11, 4, newer, ''",
        "404, 10, -1, '', not there",
        "200,  9, 3, new, shows position 9",
        "200, -1, 3, new, shows position -1",
        "200, 10, 2, new, shows version 2",
        "200, 10, -1, new, shows version -1",
        "200, 10, 3, old, does not show 'new'"
    })
    void isFreshOrStale(int status, long position, long version, String body, String complaint) {
        assertThat(new Shown(status, position, version, body).staleness(new Due(10, 3, "new")))
                .isEqualTo(complaint);
    }

    @ParameterizedTest
    @CsvSource({"-1, new and more, ''", "-1, old, does not show 'new'", "4, new, ''", "4, old, does not show 'new'"})
    void needsNoVersion(long version, String body, String complaint) {
        assertThat(new Shown(200, 10, version, body).staleness(new Due(10, -1, "new")))
                .isEqualTo(complaint);
    }
}
