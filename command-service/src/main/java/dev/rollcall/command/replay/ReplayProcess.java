package dev.rollcall.command.replay;

import dev.rollcall.command.platform.Acknowledgements;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Causes;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.KafkaUnavailableException;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.command.replay.ReplayCommand.EndReplay;
import dev.rollcall.command.replay.ReplayProgress.Problem;
import dev.rollcall.command.replay.ReplayProgress.Reached;
import dev.rollcall.events.replay.ReplayEvent.ReplayRequested;
import dev.rollcall.web.Failures;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Carries replays out, a batch of each in turn (R97). A batch is known as sent when Kafka has acknowledged it; what a crash
 * comes between is sent again. Known by a claim until it is done; any instance goes on from where another was.
 */
@Component
class ReplayProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayProcess.class);

    private final ReplayProgress progress;
    private final ReplaySource source;
    private final ReplayTopics topics;
    private final ReplaySender sender;
    private final EventStore log;
    private final Commands commands;
    private final TransactionOperations transactions;
    /** Those whose topics this instance has seen. */
    private final Set<UUID> begun = ConcurrentHashMap.newKeySet();

    private final ReplayPauses pauses = new ReplayPauses();

    ReplayProcess(
            ReplayProgress progress,
            ReplaySource source,
            ReplayTopics topics,
            ReplaySender sender,
            EventStore log,
            Commands commands,
            TransactionOperations transactions) {
        this.progress = progress;
        this.source = source;
        this.topics = topics;
        this.sender = sender;
        this.log = log;
        this.commands = commands;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void goOn() {
        try {
            boolean isMore;
            do {
                isMore = false;
                List<UUID> open = progress.open();
                begun.retainAll(open);
                pauses.retain(open);
                for (UUID replay : open) {
                    isMore |= !pauses.isResting(replay) && goOnWith(replay);
                }
            } while (isMore);
        } catch (RuntimeException e) {
            LOG.warn("Replays wait, and are tried again: {}", Failures.describe(e));
        }
    }

    /** @return whether there is more to do now */
    private boolean goOnWith(UUID replay) {
        try {
            ReplayRequested request =
                    (ReplayRequested) Causes.last(log, ReplayCommand.streamOf(replay), ReplayRequested.class)
                            .getPayload();
            if (!begun.contains(replay)) {
                long start = request.from() - 1;
                progress.begin(replay, start);
                progress.sendTo(replay, topics.id(request.topic()), start);
                begun.add(replay);
            }
            boolean isMore = Boolean.TRUE.equals(transactions.execute(transaction -> step(request)));
            pauses.end(replay);
            return isMore;
        } catch (RuntimeException e) {
            LOG.warn("A replay waits, and is tried again: {}", Failures.describe(e));
            begun.remove(replay); // its topic may be gone
            pauses.begin(replay);
            progress.stumbled(replay, problem(e));
            return false;
        }
    }

    private static Problem problem(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException refused && !(refused instanceof RetriableException)) {
                return Problem.TOPIC_REFUSES;
            }
        }
        return failure instanceof KafkaUnavailableException
                        || failure instanceof KafkaException
                        || failure instanceof org.apache.kafka.common.KafkaException
                ? Problem.KAFKA_UNAVAILABLE
                : Problem.LOG_UNREADABLE;
    }

    private boolean step(ReplayRequested request) {
        return progress.locked(request.replayId())
                // Another instance may have ended it since it was found.
                .filter(so -> progress.isOpen(request))
                .map(so -> so.reached() < request.target() ? sendSome(request, so) : end(request, so))
                .orElse(false);
    }

    private boolean sendSome(ReplayRequested request, Reached so) {
        ReplaySource.Batch batch = source.after(so.reached(), request.target(), request.userId());
        Acknowledgements acknowledgements = new Acknowledgements();
        batch.events().forEach(event -> acknowledgements.add(sender.send(request, event)));
        acknowledgements.await();
        progress.advance(
                request.replayId(),
                new Reached(batch.reached(), so.events() + batch.events().size(), so.topicId()));
        return true;
    }

    private boolean end(ReplayRequested request, Reached so) {
        if (!topics.id(request.topic()).equals(so.topicId())) {
            begun.remove(request.replayId()); // made anew by somebody: what was sent is not in it
            return true;
        }
        Acknowledgements acknowledgements = new Acknowledgements();
        sender.sendEnd(request, so.events()).forEach(acknowledgements::add);
        acknowledgements.await();
        commands.send(new EndReplay(request.replayId(), so.events()), Caller.SYSTEM, Receipt::changed);
        LOG.info("The replay {} has ended: {} events", request.name(), so.events());
        return false;
    }
}
