package dev.rollcall.torture.proof;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether every e-mail address had at most one owner at any position (R22). */
public final class Addresses {

    private final Log log;
    private final Map<String, FedEvent> told;

    /** @param messages of the feed: in the log itself addresses may be sealed */
    public Addresses(Log log, List<FedEvent> messages) {
        this.log = log;
        this.told = messages.stream().collect(toMap(FedEvent::id, identity(), (one, again) -> one));
    }

    public Verdict verdict() {
        List<String> violations = new ArrayList<>();
        Map<String, LoggedEvent> owners = new HashMap<>();
        long looked = 0;
        for (LoggedEvent event : log.events()) {
            FedEvent content = told.get(event.id());
            if (content == null) {
                continue; // the feed's own check complains of it
            }
            String address = content.address().toLowerCase(Locale.ROOT);
            switch (event.type()) {
                case "user.added", "user.email-added" -> {
                    looked++;
                    LoggedEvent owner = owners.put(address, event);
                    if (owner != null) {
                        violations.add("%s has an owner by %s and gets another by %s".formatted(address, owner, event));
                    }
                }
                case "user.email-removed" -> {
                    LoggedEvent owner = owners.remove(address);
                    if (owner == null || !owner.stream().equals(event.stream())) {
                        violations.add("%s is removed by %s, but its owner is by %s".formatted(address, event, owner));
                    }
                }
                default -> {}
            }
        }
        return new Verdict("every e-mail address has at most one owner at any position", looked, violations);
    }
}
