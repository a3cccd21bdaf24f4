package dev.rollcall.command.platform;

import dev.rollcall.eventlog.SealedSnapshots;
import dev.rollcall.eventlog.personal.PersonKeys;
import dev.rollcall.eventlog.personal.Seals;
import java.util.Optional;
import java.util.Set;

/**
 * Seals states of aggregates with the key of the person whose stream it is, or, where it is nobody's, with the
 * installation's.
 */
final class SnapshotSeal implements SealedSnapshots.Seal {

    private static final Set<String> OF_PERSONS = Set.of("user", "account", "refusals", "contacts");
    private static final Set<String> OF_NOBODY = Set.of("organization");

    private final PersonKeys keys;
    private final Seals seals;

    SnapshotSeal(PersonKeys keys) {
        this.keys = keys;
        this.seals = new Seals(keys);
    }

    @Override
    public String seal(String stream, String state) {
        String subject = subject(stream);
        keys.learn(Set.of(subject)); // it is there, but perhaps not in memory
        return seals.seal(subject, state);
    }

    @Override
    public Optional<String> open(String stream, String sealed) {
        return Optional.of(seals.open(sealed)).filter(state -> !state.equals(Seals.ERASED));
    }

    private static String subject(String stream) {
        int slash = stream.indexOf('/');
        String kind = stream.substring(0, slash);
        if (OF_PERSONS.contains(kind)) {
            return stream.substring(slash + 1);
        }
        if (OF_NOBODY.contains(kind)) {
            return PersonKeys.INSTALLATION;
        }
        // With the wrong key it would outlive an erasure.
        throw new IllegalArgumentException("Nobody has said whose states of " + kind + " are");
    }
}
