package dev.rollcall.command.user;

import dev.rollcall.web.EmailAddress;
import dev.rollcall.web.Refusal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The addresses of one user, exactly one of them primary (R20). */
final class EmailAddresses {

    private static final int MOST_ADDRESSES = 50;

    private final Map<String, Owned> byKey = new HashMap<>();
    private @Nullable String primary;

    record Owned(String address, boolean verified) {}

    Owned owned(EmailAddress email) {
        return Optional.ofNullable(byKey.get(email.key()))
                .orElseThrow(() -> Refusal.notFound("email.not-found", "The user has no such address."));
    }

    void refuseOwned(EmailAddress email) {
        if (byKey.containsKey(email.key())) {
            throw Refusal.conflict("email.already-added", "The user has this address already.");
        }
    }

    void refuseTooMany() {
        if (byKey.size() >= MOST_ADDRESSES) {
            throw Refusal.conflict("email.too-many", "A user has at most %d addresses.".formatted(MOST_ADDRESSES));
        }
    }

    /** All of them, the primary one first. */
    List<Owned> all() {
        return byKey.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Owned> each) ->
                                !each.getKey().equals(primary))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    boolean isVerified(EmailAddress email) {
        Owned owned = byKey.get(email.key());
        return owned != null && owned.verified();
    }

    boolean isPrimary(EmailAddress email) {
        return email.key().equals(primary);
    }

    /** With the first address, which is vouched for and primary. */
    void begin(String address) {
        primary = key(address);
        byKey.put(primary, new Owned(address, true));
    }

    void add(String address) {
        byKey.put(key(address), new Owned(address, false));
    }

    void verify(String address) {
        byKey.put(key(address), new Owned(address, true));
    }

    void remove(String address) {
        byKey.remove(key(address));
    }

    String primary() {
        return all().getFirst().address();
    }

    void makePrimary(String address) {
        primary = key(address);
    }

    static String key(String address) {
        return EmailAddress.keyOf(address);
    }
}
