package dev.rollcall.command.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** What Kafka has yet to say about a batch of messages; used by one thread. */
public final class Acknowledgements {

    /** Longer than the producer tries (delivery.timeout.ms): what fails has failed by then. */
    private static final long LONGEST_WAIT_SECONDS = 25;

    private final List<CompletableFuture<?>> pending = new ArrayList<>();

    /** Of the batch that is being handled: it is over when Kafka has taken all of them. */
    public static Acknowledgements ofBatch(KafkaTopic topic) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        return batch.getOrComputeResource(Acknowledgements.class.getName(), key -> {
            topic.ensureExists();
            Acknowledgements pending = new Acknowledgements();
            batch.onPrepareCommit(work -> pending.await());
            return pending;
        });
    }

    public void add(CompletableFuture<?> acknowledgement) {
        pending.add(acknowledgement);
    }

    /** @throws KafkaUnavailableException if one of the messages was not taken: then any of them may have been */
    public void await() {
        try {
            CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new))
                    .get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("Interrupted while Kafka had not acknowledged", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaUnavailableException("Kafka has not acknowledged the batch", e);
        }
    }
}
