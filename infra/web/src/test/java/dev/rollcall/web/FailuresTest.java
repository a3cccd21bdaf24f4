package dev.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A failure")
class FailuresTest {

    private static final String PERSONAL = "Key (email)=(ada@acme.example) already exists";

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57014", "53300"})
    @DisplayName("is an outage where the database does not answer, however deep it lies")
    void outage(String state) {
        assertThat(Failures.statusOf(new SQLException("x", state))).isEqualTo(503);
        assertThat(Failures.statusOf(
                        new IllegalStateException(new IllegalArgumentException(new SQLException("x", state)))))
                .isEqualTo(503);
    }

    @Test
    @DisplayName("is an outage where no connection can be had")
    void noConnection() {
        assertThat(Failures.statusOf(new IllegalStateException(new SQLTransientConnectionException("x"))))
                .isEqualTo(503);
    }

    @Test
    @DisplayName("is an outage where the connection was lost in between: the pool's word on it has no state")
    void lostConnection() {
        assertThat(Failures.statusOf(new IllegalStateException(new SQLException("Connection is closed"))))
                .isEqualTo(503);
    }

    @Test
    @DisplayName("is ours otherwise")
    void ours() {
        assertThat(Failures.statusOf(new SQLException("x", "23505"))).isEqualTo(500);
        assertThat(Failures.statusOf(new IllegalStateException("x"))).isEqualTo(500);
    }

    @Test
    @DisplayName("is described by types, states and places, never by messages")
    void described() {
        String description =
                Failures.describe(new IllegalStateException(PERSONAL, new SQLException(PERSONAL, "23505")));

        assertThat(description)
                .contains("java.lang.IllegalStateException")
                .contains("caused by java.sql.SQLException SQLSTATE 23505")
                .contains("at dev.rollcall.web.FailuresTest.described")
                .doesNotContain("ada@acme.example", "already exists");
    }

    @Test
    @DisplayName("that causes itself is described all the same")
    void circular() {
        Exception outer = new IllegalStateException("x");
        outer.initCause(new IllegalArgumentException(outer));

        assertThat(Failures.statusOf(outer)).isEqualTo(500);
        assertThat(Failures.describe(outer)).containsOnlyOnce("caused by");
    }
}
