package dev.rollcall.notifier;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A notifier at work, with all its parts. */
public final class RunningNotifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningNotifier.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final Post post;
    private final Ledger ledger;
    private final Courier courier;
    private final Health health;
    private final String kafka;
    private final Thread thread;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    RunningNotifier(Settings settings) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Alarms alarms = new Alarms(metrics);
        kafka = settings.kafka();
        post = new Post(settings.smtp(), settings.from());
        ledger = new Ledger(kafka);
        Letters letters = new Letters(settings.codes(), settings.publicUrl());
        courier =
                new Courier(kafka, ledger, new Desk(settings, ledger, letters, post, alarms, Clock.systemUTC()), post);
        health = new Health(settings.management(), courier::isReady, alarms, metrics);
        thread = Thread.ofPlatform().name("courier").start(this::work);
    }

    /**
     * Starts with these settings, named as in the environment.
     *
     * @throws RuntimeException saying in one sentence which of them is wrong
     */
    public static RunningNotifier start(Map<String, String> environment) {
        return new RunningNotifier(Settings.of(new Environment(environment)));
    }

    private void work() {
        try {
            waitForKafka();
            courier.run();
            end.complete(null);
        } catch (RuntimeException e) {
            LOG.error("notifier.failed: {}", e.getClass().getName());
            end.completeExceptionally(e);
        }
    }

    private void waitForKafka() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Topics.ensureOwn(kafka);
                return;
            } catch (KafkaException e) {
                LOG.warn("Kafka does not answer yet ({})", String.valueOf(e.getCause()));
                try {
                    Thread.sleep(BETWEEN_ATTEMPTS);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** Where health and metrics are. */
    public int managementPort() {
        return health.port();
    }

    /** Returns when it was closed; fails if it ended by itself. */
    void await() {
        end.join();
    }

    /** Lets the mail that is under way be sent and noted. */
    @Override
    public void close() {
        courier.stop();
        try {
            if (!courier.isReady()) {
                thread.interrupt();
            }
            thread.join(Duration.ofSeconds(40));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ledger.close();
        health.close();
    }
}
