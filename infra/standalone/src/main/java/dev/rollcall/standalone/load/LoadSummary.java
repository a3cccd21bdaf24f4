package dev.rollcall.standalone.load;

import java.time.Duration;
import java.util.Locale;

/**
 * What a load has done.
 *
 * @param sending the part of the time that went into messages
 * @param total all of it, until everything was to be seen
 */
public record LoadSummary(
        String organizationId,
        Count departments,
        Count teams,
        Count users,
        Count messages,
        Duration sending,
        Duration total) {

    /** For people, several lines. */
    public String text() {
        return String.format(
                Locale.ROOT,
                """
                Organization %s
                  departments  %,8d created   %,8d already there
                  teams        %,8d created   %,8d already there
                  users        %,8d created   %,8d already there
                  messages     %,8d recorded  %,8d already recorded
                  in %.1f s, %,.0f messages per second""",
                organizationId,
                departments.added(),
                departments.present(),
                teams.added(),
                teams.present(),
                users.added(),
                users.present(),
                messages.added(),
                messages.present(),
                seconds(total),
                (messages.added() + messages.present()) / seconds(sending));
    }

    private static double seconds(Duration duration) {
        return Math.max(1, duration.toMillis()) / 1000.0;
    }
}
