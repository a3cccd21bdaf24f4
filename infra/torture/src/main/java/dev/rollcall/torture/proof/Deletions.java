package dev.rollcall.torture.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether every deletion that was begun came to its end, once (R51). */
public final class Deletions {

    private static final Set<String> ENDS =
            Set.of("contact.deleted", "contact.invite-cancelled", "contact.invite-rejected");

    private final List<Departure> departures;
    private final Map<String, List<LoggedEvent>> byStream;

    public Deletions(List<Departure> departures, Log log) {
        this.departures = departures;
        this.byStream = log.byStream();
    }

    public Verdict verdict() {
        List<String> violations = new ArrayList<>();
        departures.forEach(departure -> violations.addAll(complaints(departure)));
        return new Verdict("every deletion is completed once, with all contacts", departures.size(), violations);
    }

    private List<String> complaints(Departure departure) {
        List<String> complaints = new ArrayList<>();
        long deleted = count(departure.stream(), "user.deleted");
        if (deleted > 1 || deleted == 0 && departure.acknowledged()) {
            complaints.add("%s was deleted %d times".formatted(departure.stream(), deleted));
        }
        if (count(departure.stream(), "user.deletion-completed") != deleted) {
            complaints.add("%s: the deletion was not completed once".formatted(departure.stream()));
        }
        for (String invite : departure.invites()) {
            long ended = of(invite).stream()
                    .filter(event -> ENDS.contains(event.type()))
                    .count();
            if (ended != deleted) {
                complaints.add("%s of %s ended %d times".formatted(invite, departure.stream(), ended));
            }
        }
        return complaints;
    }

    private long count(String stream, String type) {
        return of(stream).stream().filter(event -> event.type().equals(type)).count();
    }

    private List<LoggedEvent> of(String stream) {
        return byStream.getOrDefault(stream, List.of());
    }
}
