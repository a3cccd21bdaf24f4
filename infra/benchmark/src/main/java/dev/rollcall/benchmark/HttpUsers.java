package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.Service;
import dev.rollcall.benchmark.lab.UserIds;
import dev.rollcall.benchmark.load.ClosedLoop;
import dev.rollcall.benchmark.load.ClosedLoop.Answered;
import dev.rollcall.benchmark.load.HttpCaller;
import dev.rollcall.benchmark.load.HttpCaller.Answer;
import dev.rollcall.command.user.UserLoad;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The users of {@link Users}, added and changed over HTTP. */
final class HttpUsers implements AutoCloseable {

    private static final int OK = 200;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    /** One of so many who are added is read, too, while the services warm up. */
    private static final int READ_ONE_IN = 8;

    private final HttpCaller changes;
    private final HttpCaller reads;
    private final String path;
    private final Duration slice;
    private List<UUID> ids = List.of();

    /** @param slice how long they are added or changed at a time */
    HttpUsers(Service command, Service query, UUID organization, Duration slice) {
        this.changes = new HttpCaller(command.origin(), command.token());
        this.reads = new HttpCaller(query.origin(), query.token());
        this.path = "/v1/organizations/%s/users".formatted(organization);
        this.slice = slice;
    }

    /** Adds this many to be changed later, and changes each of them once. */
    void prepare(int count) {
        var added = new ConcurrentLinkedQueue<UUID>();
        Users.each(UserIds.next(count), placeholder -> added.add(id(add())));
        ids = List.copyOf(added);
        Users.each(ids, this::change);
    }

    /** Everything that is measured later, for a while. */
    void warm(Duration duration) {
        prepare(CommandRates.FEW);
        ClosedLoop.run(CommandRates.FEW, duration.multipliedBy(2).dividedBy(3), (caller, turn) -> {
            Answer added = add();
            if (turn % READ_ONE_IN == 0) {
                read(added);
            }
        });
        ClosedLoop.run(CommandRates.FEW, duration.dividedBy(3), (caller, turn) -> change(ids.get(caller)));
    }

    Answered create(int callers) {
        return ClosedLoop.run(callers, slice, (caller, turn) -> add());
    }

    Answered change(int callers) {
        return ClosedLoop.run(callers, slice, (caller, turn) -> change(Users.ofCaller(ids, caller, callers, turn)));
    }

    /** The service chooses the id. */
    Answer add() throws IOException {
        UUID person = UserIds.next();
        return changes.post(
                        path,
                        "{\"fullName\":\"%s\",\"email\":\"%s\"}"
                                .formatted(UserLoad.name(person), UserLoad.address(person)))
                .orFail();
    }

    /** Whether query-service shows it in time. */
    boolean read(Answer added) throws IOException {
        return reads.get(path + "/" + id(added), added.position()).status() == OK;
    }

    private static UUID id(Answer added) {
        Matcher id = ID.matcher(added.body());
        if (!id.find()) {
            throw new IllegalStateException("no id in " + added.body());
        }
        return UUID.fromString(id.group(1));
    }

    private void change(UUID user) throws IOException {
        changes.patch(path + "/" + user, "{\"fields\":{\"designation\":\"%s\"}}".formatted(Designations.next()))
                .orFail();
    }

    @Override
    public void close() throws IOException {
        try (changes) {
            reads.close();
        }
    }
}
