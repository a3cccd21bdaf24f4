package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.Lab;
import dev.rollcall.benchmark.lab.UserIds;
import dev.rollcall.benchmark.load.ClosedLoop;
import dev.rollcall.benchmark.load.ClosedLoop.Answered;
import dev.rollcall.benchmark.load.RawLog;
import dev.rollcall.benchmark.load.RawLog.Template;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The raw side of {@link Users}, with as many streams as these are users. On platform threads: bare JDBC is faster on
 * them, and the comparison is with the best that one would write.
 */
final class BareCommands implements AutoCloseable {

    static final int CONNECTIONS = 32;

    private final RawLog raw;
    private final Template added;
    private final Template changed;
    private final List<UUID> streams;
    private final Duration slice;

    /** The log must have users and changes, whose rows are the templates. */
    BareCommands(Lab lab, int count, Duration slice) {
        this.raw = new RawLog(lab, CONNECTIONS);
        this.added = raw.template(lab, "user.added");
        this.changed = raw.template(lab, "user.profile-changed");
        this.streams = UserIds.next(count);
        this.slice = slice;
        Users.each(streams, stream -> raw.create(added, "user/" + stream));
    }

    void warm(Duration duration) {
        create(CommandRates.FEW, duration.dividedBy(2));
        change(CommandRates.FEW, duration.dividedBy(2));
    }

    Answered create(int callers) {
        return create(callers, slice);
    }

    Answered change(int callers) {
        return change(callers, slice);
    }

    private Answered create(int callers, Duration duration) {
        return ClosedLoop.run(
                Thread.ofPlatform().factory(),
                callers,
                duration,
                (caller, turn) -> raw.create(added, "user/" + UserIds.next()));
    }

    private Answered change(int callers, Duration duration) {
        return ClosedLoop.run(
                Thread.ofPlatform().factory(),
                callers,
                duration,
                (caller, turn) -> raw.change(changed, "user/" + Users.ofCaller(streams, caller, callers, turn)));
    }

    @Override
    public void close() {
        raw.close();
    }
}
