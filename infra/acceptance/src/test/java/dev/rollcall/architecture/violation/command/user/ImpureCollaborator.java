package dev.rollcall.architecture.violation.command.user;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that a decision must not reach. */
@Component
class ImpureCollaborator {

    private static final Logger LOG = LoggerFactory.getLogger(ImpureCollaborator.class);

    private final Random chance = new Random();
    private final Supplier<UUID> ids = UUID::randomUUID;

    String guess() {
        LOG.info("{} {}", Instant.now(), LocalDate.now(ZoneOffset.UTC));
        return "%s %s %s %s"
                .formatted(
                        ids.get(),
                        chance.nextInt(),
                        System.nanoTime(),
                        Clock.systemUTC().instant());
    }

    boolean isOutside(Object other) {
        return other instanceof JdbcClient || other instanceof Connection || other instanceof Producer<?, ?>;
    }
}
