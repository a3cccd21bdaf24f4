package dev.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

@DisplayName("When tokens were last used")
class ActivityTest {

    private static final UUID ID = new UUID(0, 1);

    private final Activity activity =
            new Activity(JdbcClient.create(new Away()), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    /** A database that has no connection to give. */
    private static final class Away extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLTransientConnectionException {
            throw new SQLTransientConnectionException("None within the time allowed");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLTransientConnectionException {
            return getConnection();
        }
    }

    @Test
    @DisplayName("R33 is not known where the log's database does not say, which fails nobody's request")
    void away() {
        activity.used(ID);
        activity.write();
        assertThat(activity.lastUsed(List.of(ID))).isEmpty();
    }

    @Test
    @DisplayName("R33 is asked of nobody for no tokens")
    void none() {
        assertThat(activity.lastUsed(List.of())).contains(Map.of());
    }
}
