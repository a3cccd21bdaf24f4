package dev.rollcall.standalone.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The messages as interactions of those who wrote them. */
final class Interactions {

    /** Half of what the interface takes at once: small steps keep the shown rate and remaining time honest. */
    private static final int BATCH = 250;

    private final Api api;
    private final Organization organization;
    private final Users users;
    private final Tally tally = new Tally();

    Interactions(Api api, Organization organization, Users users) {
        this.api = api;
        this.organization = organization;
        this.users = users;
    }

    /** Senders in parallel, but the messages of one after one another: they change one and the same contact graph. */
    void record(List<Message> messages, int parallel, Progress.Stage stage) {
        InParallel.forEach(parallel, bySender(messages), ofSender -> {
            try {
                record(ofSender, stage);
            } catch (LoadFailed e) {
                throw e.about("messages of " + ofSender.getFirst().from());
            }
        });
    }

    Count count() {
        return tally.count();
    }

    private void record(List<Message> ofSender, Progress.Stage stage) {
        for (int from = 0; from < ofSender.size(); from += BATCH) {
            var batch = ofSender.subList(from, Math.min(from + BATCH, ofSender.size()));
            tally.add(send(batch));
            stage.advance(batch.size());
        }
    }

    private Count send(List<Message> batch) {
        String sender = users.id(batch.getFirst().from());
        var answer = api.post(
                organization.path() + "/users/" + sender + "/interactions",
                Map.of("items", batch.stream().map(this::item).toList()));
        return new Count(
                answer.path("recorded").asLong(0),
                answer.path("alreadyRecorded").asLong(0));
    }

    private Map<String, String> item(Message message) {
        return Map.of(
                "with",
                users.id(message.to()),
                "kind",
                "MESSAGE",
                "at",
                message.at().toString(),
                "id",
                message.id());
    }

    /** The busiest first, whose many requests in a row would otherwise be waited for at the end. */
    private static Collection<List<Message>> bySender(List<Message> messages) {
        Map<String, List<Message>> bySender = new LinkedHashMap<>();
        messages.forEach(m ->
                bySender.computeIfAbsent(m.from(), sender -> new ArrayList<>()).add(m));
        return bySender.values().stream()
                .sorted(Comparator.comparingInt((List<Message> ofSender) -> ofSender.size())
                        .reversed())
                .toList();
    }
}
