package dev.rollcall.command.platform;

import org.jspecify.annotations.Nullable;

/** Kafka does not take what it is to have; it may have taken some of it. */
public final class KafkaUnavailableException extends RuntimeException {

    public KafkaUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
