package dev.rollcall.torture.load;

import dev.rollcall.torture.proof.Log;
import dev.rollcall.torture.proof.LoggedEvent;
import dev.rollcall.torture.proof.Shown;
import dev.rollcall.torture.proof.Shown.Due;
import dev.rollcall.torture.proof.Verdict;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When all is quiet: whether every query-service shows the last position, and of users what the log says last. */
public final class LastReads {
    private static final int SAMPLE = 100;

    private final Wire wire;
    private final List<URI> services;
    private final Log log;

    public LastReads(Wire wire, List<URI> services, Log log) {
        this.wire = wire;
        this.services = services;
        this.log = log;
    }

    /** @param users paths of users by their stream */
    public Verdict verdict(Map<String, String> users) {
        Map<String, Long> versions = new HashMap<>();
        log.events().forEach(event -> versions.merge(event.stream(), event.sequence(), Math::max));
        List<String> sampled = log.events().stream()
                .sorted(Comparator.comparing(LoggedEvent::position).reversed())
                .map(LoggedEvent::stream)
                .filter(users::containsKey)
                .distinct()
                .limit(SAMPLE)
                .toList();
        List<String> violations = new ArrayList<>();
        long looked = 0;
        for (URI service : services) {
            for (String stream : sampled) {
                String path = users.getOrDefault(stream, "");
                looked++;
                look(service, path, new Due(log.head(), versions.getOrDefault(stream, 0L), ""), violations);
            }
            for (String path :
                    lists(sampled.stream().map(users::get).findFirst().orElse(""))) {
                looked++;
                look(service, path, new Due(log.head(), -1, ""), violations);
            }
        }
        return new Verdict(
                "both query-services show the last position, and users as the log has them", looked, violations);
    }

    /** One read of every other projection. */
    private static List<String> lists(String user) {
        String organization = user.replaceFirst("/users/.*", "");
        return List.of(organization, organization + "/teams", organization + "/users", user + "/contacts?order=usage");
    }

    private void look(URI service, String path, Due due, List<String> violations) {
        try {
            Reply reply =
                    wire.send("GET", service, path, "", Map.of("Rollcall-Position", Long.toString(due.position())));
            String staleness =
                    new Shown(reply.status(), reply.position(), reply.version(), reply.body()).staleness(due);
            if (reply.status() != 200
                    || !staleness.isEmpty()
                    || due.version() != -1 && reply.version() != due.version()) {
                violations.add("%s%s: %s %s; %s".formatted(service, path, reply.summary(), staleness, due));
            }
        } catch (IOException e) {
            violations.add("%s%s: %s".formatted(service, path, e));
        }
    }
}
