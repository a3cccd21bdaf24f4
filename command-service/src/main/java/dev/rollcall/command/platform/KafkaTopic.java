package dev.rollcall.command.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.kafka.core.KafkaAdmin;

/** A topic that is made when it is first needed, so that the service starts without a broker. */
public final class KafkaTopic {

    private static final int LONGEST_WAIT_MILLIS = 10_000;

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
        if (!exists) {
            id();
            exists = true;
        }
    }

    /** Kafka's own id of it, which one that is made anew does not share; it is made if it is not there. */
    public String id() {
        try (Admin client = client()) {
            try {
                return client.createTopics(List.of(topic)).topicId(name()).get().toString();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
            Map<String, TopicDescription> there =
                    client.describeTopics(List.of(name())).allTopicNames().get();
            return Objects.requireNonNull(there.get(name())).topicId().toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("Interrupted while making the topic " + name(), e);
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException("The topic %s could not be made".formatted(name()), e);
        }
    }

    private Admin client() {
        Map<String, Object> settings = new HashMap<>(admin.getConfigurationProperties());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LONGEST_WAIT_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_WAIT_MILLIS);
        return Admin.create(settings);
    }
}
