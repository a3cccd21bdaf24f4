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

    private static final Set<String> STREAMS_OF_PERSONS = Set.of("user", "contacts");

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
        return STREAMS_OF_PERSONS.contains(stream.substring(0, slash))
                ? stream.substring(slash + 1)
                : PersonKeys.INSTALLATION;
    }
}
