package dev.rollcall.command.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The passwords of a user, by their ids (R41, R45). */
final class PasswordHistory {

    /** As far back as a policy can look (R6). */
    static final int LONGEST = 12;

    private final List<UUID> newestFirst = new ArrayList<>();
    private @Nullable Instant since;

    /** Until when it is good for anything; null for one that the user chose. */
    private @Nullable Instant oneTimeUntil;

    private boolean everChosen;

    @Nullable
    UUID current() {
        return newestFirst.isEmpty() ? null : newestFirst.getFirst();
    }

    /** The current one and those before it. */
    List<UUID> ids() {
        return List.copyOf(newestFirst);
    }

    /** Whether there was ever one that the user alone knew. */
    boolean hasBeenChosen() {
        return everChosen;
    }

    /** A one-time password ends after a while. */
    boolean isOver(Instant now) {
        return oneTimeUntil != null && !now.isBefore(oneTimeUntil);
    }

    /** @param maximumAgeDays null for any */
    boolean isToBeChanged(Instant now, @Nullable Integer maximumAgeDays) {
        return oneTimeUntil != null
                || maximumAgeDays != null && since != null && now.isAfter(since.plus(Duration.ofDays(maximumAgeDays)));
    }

    void chosen(UUID id, Instant at) {
        add(id, at);
        oneTimeUntil = null;
        everChosen = true;
    }

    void given(UUID id, Instant at, Instant until) {
        add(id, at);
        oneTimeUntil = until;
    }

    private void add(UUID id, Instant at) {
        newestFirst.addFirst(id);
        if (newestFirst.size() > LONGEST) {
            newestFirst.removeLast();
        }
        since = at;
    }
}
