package dev.rollcall.command.platform;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;

/** Templates that say nothing in the log of what could not be sent: it is personal, and whoever sends is told. */
public final class KafkaTemplates {

    private KafkaTemplates() {}

    public static <K, V> KafkaTemplate<K, V> of(ProducerFactory<K, V> producers) {
        KafkaTemplate<K, V> template = new KafkaTemplate<>(producers);
        template.setProducerListener(new ProducerListener<>() {}); // in the place of one that logs keys and payloads
        return template;
    }
}
