package dev.rollcall.eventlog;

import dev.rollcall.eventlog.personal.NewKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Decides the appends of a batch one by one, each on what those before it have left. What is refused leaves no trace.
 */
final class Ledger {

    /** The thing that a claim is about. */
    record Key(String scope, String key) {

        static Key of(Claim claim) {
            return new Key(claim.scope(), claim.key());
        }
    }

    /** Whose it is. */
    record Holder(String owner, @Nullable String label) {}

    /** An append with the positions that its events got. */
    record Accepted(Append append, long lastPosition) {}

    private final LogState before;
    private final List<Accepted> accepted = new ArrayList<>();
    private final Map<String, Long> heads;
    private final Map<Key, Optional<Holder>> holders = new HashMap<>();
    private final Set<String> persons;
    private final Set<String> answered;
    private long position;

    /** @param before what the log holds, as far as the appends to come touch it */
    Ledger(LogState before) {
        this.before = before;
        this.position = before.position();
        this.heads = new HashMap<>(before.heads());
        this.persons = new HashSet<>(before.persons());
        this.answered = new HashSet<>(before.answered());
    }

    /**
     * Takes an append in.
     *
     * @throws AnsweredAlreadyException if its request was carried out before
     * @throws ConcurrencyException or {@link AggregateStreamCreationException} if somebody else wrote a stream first
     * @throws ClaimRefusedException for the first claim that does not hold
     */
    void accept(Append append) {
        // A repeated request conflicts with its own first run in every other way, too: ask for it first.
        Answer answer = append.answer();
        if (answer != null && answered.contains(answer.key())) {
            throw new AnsweredAlreadyException();
        }
        // On a stale stream a claim would refuse for a wrong reason.
        Set<String> newPersons = meet(append.newKeys());
        Map<String, Long> newHeads = follow(append.events());
        Map<Key, Optional<Holder>> newHolders = keep(append.claims());
        persons.addAll(newPersons);
        heads.putAll(newHeads);
        holders.putAll(newHolders);
        if (answer != null) {
            answered.add(answer.key());
        }
        position += append.events().size();
        accepted.add(new Accepted(append, position));
    }

    private Set<String> meet(List<NewKey> newKeys) {
        Set<String> subjects = new HashSet<>();
        for (NewKey key : newKeys) {
            if (persons.contains(key.subject())) {
                throw new ConcurrencyException("Somebody else made the key of %s first".formatted(key.subject()));
            }
            subjects.add(key.subject());
        }
        return subjects;
    }

    private Map<String, Long> follow(List<StoredEvent> events) {
        Map<String, Long> grown = new HashMap<>();
        for (StoredEvent event : events) {
            long head = grown.getOrDefault(event.stream(), heads.getOrDefault(event.stream(), -1L));
            if (event.sequence() != head + 1) {
                throw conflict(event);
            }
            grown.put(event.stream(), event.sequence());
        }
        return grown;
    }

    private static RuntimeException conflict(StoredEvent event) {
        String message =
                "Stream %s was written by somebody else at sequence %d".formatted(event.stream(), event.sequence());
        return event.sequence() == 0
                ? new AggregateStreamCreationException(message, null)
                : new ConcurrencyException(message);
    }

    /** What is required may be taken by a later event of the same append; but what fails first is what is refused. */
    private Map<Key, Optional<Holder>> keep(List<Claim> claims) {
        Map<Key, Optional<Holder>> changed = new HashMap<>();
        List<Claim> missing = new ArrayList<>();
        for (Claim claim : claims) {
            if (holds(claim, changed)) {
                change(claim, changed);
            } else if (claim.kind() == Claim.Kind.REQUIRE) {
                missing.add(claim);
            } else {
                refuseMissing(missing, changed);
                throw new ClaimRefusedException(claim);
            }
        }
        refuseMissing(missing, changed);
        return changed;
    }

    private void refuseMissing(List<Claim> missing, Map<Key, Optional<Holder>> changed) {
        for (Claim claim : missing) {
            if (!holds(claim, changed)) {
                throw new ClaimRefusedException(claim);
            }
        }
    }

    private boolean holds(Claim claim, Map<Key, Optional<Holder>> changed) {
        Key key = Key.of(claim);
        Optional<Holder> holder = Objects.requireNonNullElseGet(changed.get(key), () -> holder(key));
        return claim.kind() == Claim.Kind.TAKE
                ? holder.isEmpty()
                : holder.filter(each -> each.owner().equals(claim.owner())).isPresent();
    }

    private static void change(Claim claim, Map<Key, Optional<Holder>> changed) {
        switch (claim.kind()) {
            case TAKE, RELABEL -> changed.put(Key.of(claim), Optional.of(new Holder(claim.owner(), claim.label())));
            case RELEASE -> changed.put(Key.of(claim), Optional.empty());
            case REQUIRE -> {}
        }
    }

    private Optional<Holder> holder(Key key) {
        return Objects.requireNonNullElseGet(
                holders.get(key), () -> Optional.ofNullable(before.holders().get(key)));
    }

    List<Accepted> accepted() {
        return accepted;
    }

    /** Position of the last event afterwards. */
    long position() {
        return position;
    }

    /** Who holds what changes hands; empty for what becomes free. */
    Map<Key, Optional<Holder>> changedHolders() {
        Map<Key, Optional<Holder>> changed = new HashMap<>(holders);
        changed.entrySet()
                .removeIf(each -> each.getValue()
                        .equals(Optional.ofNullable(before.holders().get(each.getKey()))));
        return changed;
    }
}
