package dev.rollcall.command.platform;

import dev.rollcall.web.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The condition a change may come with: that nobody else has changed the resource since it was read. */
public final class Condition {

    private Condition() {}

    /** @throws Refusal {@code request.stale} when the resource has moved on */
    public static void check(@Nullable List<Long> ifMatch, long version) {
        if (ifMatch != null && !ifMatch.contains(version)) {
            throw Refusal.of(Refusal.Reason.STALE, "request.stale", "The resource has changed since; read it again.");
        }
    }
}
