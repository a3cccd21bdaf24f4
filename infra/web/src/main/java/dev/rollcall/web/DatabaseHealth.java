package dev.rollcall.web;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Whether the databases answer, without which a service can do nothing: asked in the background, so that whoever watches
 * is told at once, also while a database hangs.
 */
public final class DatabaseHealth implements HealthIndicator {

    /** A fail-over takes as long, and requests wait for it; whoever sent them elsewhere each time would do harm. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int LONGEST_ANSWER_SECONDS = 2;

    private final List<DataSource> databases;
    private volatile long answered = System.nanoTime() - PATIENCE.toNanos();

    /** @param databases without which nothing can be answered */
    public DatabaseHealth(List<DataSource> databases) {
        this.databases = databases;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void ask() {
        long asked = System.nanoTime();
        if (databases.stream().allMatch(DatabaseHealth::answers)) {
            answered = asked;
        }
    }

    private static boolean answers(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(LONGEST_ANSWER_SECONDS);
        } catch (SQLException | RuntimeException noAnswer) {
            return false;
        }
    }

    @Override
    public Health health() {
        return System.nanoTime() - answered < PATIENCE.toNanos()
                ? Health.up().build()
                : Health.down()
                        .withDetail("database", "has not answered for " + PATIENCE.toSeconds() + " s")
                        .build();
    }
}
