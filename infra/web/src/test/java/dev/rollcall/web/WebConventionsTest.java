package dev.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

class WebConventionsTest {

    @Test
    @DisplayName("A job that has failed runs again, and the log says nothing of whom it was about")
    void failingJob() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(WebConventions.class);
        logger.addAppender(log);
        ThreadPoolTaskScheduler scheduler = new WebConventions().taskScheduler();
        scheduler.initialize();
        try {
            CountDownLatch runs = new CountDownLatch(3);
            scheduler.scheduleWithFixedDelay(
                    () -> {
                        runs.countDown();
                        throw new IllegalStateException("Key (email)=(ada@acme.example) exists");
                    },
                    Duration.ofMillis(1));

            assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            scheduler.shutdown();
            logger.detachAppender(log);
        }
        assertThat(List.copyOf(log.list)).isNotEmpty().allSatisfy(event -> {
            assertThat(event.getFormattedMessage())
                    .contains("IllegalStateException")
                    .doesNotContain("ada@");
            assertThat(event.getThrowableProxy()).isNull();
        });
    }
}
