package dev.rollcall.standalone.load;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * After a refusal because something exists: finds it. Right after a broken load the lists may not yet show what that load
 * did last, and its last position is not known any more; so they are asked for a while.
 */
final class Taken {

    private static final int LOOKS = 20;
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private Taken() {}

    /** Creates, or finds what another run has created. */
    static <T> T createOrFind(Supplier<T> create, String takenCode, Supplier<Optional<T>> find) {
        try {
            return create.get();
        } catch (LoadFailed refused) {
            if (!refused.code().equals(takenCode)) {
                throw refused;
            }
            for (int look = 0; look < LOOKS; look++) {
                var found = find.get();
                if (found.isPresent()) {
                    return found.get();
                }
                Pause.of(BETWEEN);
            }
            throw refused;
        }
    }
}
