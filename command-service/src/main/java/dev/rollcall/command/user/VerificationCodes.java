package dev.rollcall.command.user;

import dev.rollcall.web.EmailAddress;
import dev.rollcall.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The codes by which a user proves that addresses are theirs (R21): at most one per address. */
final class VerificationCodes {

    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final Duration COUNTED_FOR = Duration.ofHours(1);
    private static final int MOST_WRONG = 5;
    private static final int MOST_WITHIN = 5;

    private final Map<String, Code> current = new HashMap<>();

    /** When codes were asked for; outlives the address, or who removes it could have mails sent without end. */
    private final Map<String, List<Instant>> requests = new HashMap<>();

    record Code(UUID id, Instant expiresAt, int wrong) {}

    static Instant endOf(Instant now) {
        return now.plus(GOOD_FOR);
    }

    boolean areTooMany(EmailAddress email, Instant now) {
        return requests.getOrDefault(email.key(), List.of()).stream()
                        .filter(at -> at.plus(COUNTED_FOR).isAfter(now))
                        .count()
                >= MOST_WITHIN;
    }

    void refuseTooMany(EmailAddress email, Instant now) {
        if (areTooMany(email, now)) {
            throw Refusal.tooMany(
                    "email.too-many-codes",
                    "At most %d codes an hour are mailed to an address.".formatted(MOST_WITHIN),
                    COUNTED_FOR.toSeconds());
        }
    }

    /** @throws Refusal unless there is one that can still be used */
    UUID good(EmailAddress email, Instant now) {
        Code code = current.get(email.key());
        if (code == null || code.wrong() >= MOST_WRONG || !now.isBefore(code.expiresAt())) {
            throw Refusal.conflict(
                    "email.code-void",
                    "There is no code for this address, or none that is good any more; ask for one.");
        }
        return code.id();
    }

    void requested(String address, UUID codeId, Instant expiresAt) {
        Instant at = expiresAt.minus(GOOD_FOR);
        current.put(EmailAddresses.key(address), new Code(codeId, expiresAt, 0));
        requests.values()
                .forEach(times -> times.removeIf(each -> !each.plus(COUNTED_FOR).isAfter(at)));
        requests.values().removeIf(Collection::isEmpty);
        requests.computeIfAbsent(EmailAddresses.key(address), key -> new ArrayList<>())
                .add(at);
    }

    void failed(String address) {
        current.computeIfPresent(
                EmailAddresses.key(address), (key, code) -> new Code(code.id(), code.expiresAt(), code.wrong() + 1));
    }

    void forget(String address) {
        current.remove(EmailAddresses.key(address));
    }
}
