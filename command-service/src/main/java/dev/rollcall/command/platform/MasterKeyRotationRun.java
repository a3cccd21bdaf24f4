package dev.rollcall.command.platform;

import dev.rollcall.eventlog.personal.MasterKeyRotation;
import dev.rollcall.eventlog.personal.MasterKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wraps all keys of persons by the new master key: {@code java -jar command-service.jar rotate-master-key} with the
 * service's own settings, the new key as {@code ROLLCALL_MASTER_KEY} and the old one as {@code …_PREVIOUS}.
 */
public final class MasterKeyRotationRun {

    private MasterKeyRotationRun() {}

    /** @param screen told how far it is, after each batch */
    public static void run(Environment settings, Consumer<String> screen) {
        PGSimpleDataSource log = new PGSimpleDataSource();
        log.setUrl(settings.getRequiredProperty("spring.datasource.url"));
        log.setUser(settings.getRequiredProperty("spring.datasource.username"));
        log.setPassword(settings.getRequiredProperty("spring.datasource.password"));
        log.setApplicationName("rotate-master-key");
        log.setLogServerErrorDetail(false);
        MasterKeys masterKeys = MasterKeys.of(
                settings.getProperty("rollcall.master-key", ""),
                settings.getProperty("rollcall.master-key-previous", ""));
        Instant begin = Instant.now();
        long done = new MasterKeyRotation(
                        JdbcClient.create(log), new TransactionTemplate(new JdbcTransactionManager(log)), masterKeys)
                .run((keys, of) -> screen.accept(progress(keys, of, Duration.between(begin, Instant.now()))));
        screen.accept("%,d keys were wrapped anew; ROLLCALL_MASTER_KEY_PREVIOUS is no longer needed".formatted(done));
    }

    static String progress(long done, long of, Duration elapsed) {
        long seconds = Math.round(elapsed.toMillis() / 1000.0 / done * (of - done));
        return "%,d of %,d keys, %d s remaining".formatted(done, of, seconds);
    }
}
