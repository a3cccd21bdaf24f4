package dev.rollcall.command.platform;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.kafka.core.KafkaAdmin;

/** A topic that is made when it is first needed, so that the service starts without a broker. */
public final class KafkaTopic {

    private static final int LONGEST_WAIT_SECONDS = 10;

    private final KafkaAdmin admin;
    private final NewTopic topic;
    private boolean exists;

    public KafkaTopic(KafkaAdmin admin, NewTopic topic) {
        this.admin = admin;
        this.topic = topic;
    }

    public String name() {
        return topic.name();
    }

    /** Never changes a topic that is there: with more partitions, streams would move between them and lose their order. */
    public synchronized void ensureExists() {
        if (exists) {
            return;
        }
        try (Admin client = Admin.create(admin.getConfigurationProperties())) {
            client.createTopics(List.of(topic)).all().get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while making the topic " + name(), e);
        } catch (ExecutionException | TimeoutException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("The topic %s could not be made".formatted(name()), e);
            }
        }
        exists = true;
    }
}
