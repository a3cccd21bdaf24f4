package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.Service;
import dev.rollcall.benchmark.lab.UserIds;
import dev.rollcall.benchmark.load.ClosedLoop;
import dev.rollcall.benchmark.load.ClosedLoop.Answered;
import dev.rollcall.benchmark.load.HttpCaller;
import dev.rollcall.benchmark.load.HttpCaller.Answer;
import dev.rollcall.command.user.UserLoad;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The users of {@link Users}, added and changed over HTTP. */
final class HttpUsers implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final Bench bench;
    private final HttpCaller http;
    private final String path;
    private List<UUID> ids = List.of();

    HttpUsers(Bench bench, Service service, UUID organization) {
        this.bench = bench;
        this.http = new HttpCaller(service.origin(), service.token());
        this.path = "/v1/organizations/%s/users".formatted(organization);
    }

    /** Adds this many to be changed later, and changes each of them once. */
    void prepare(int count) {
        var added = new ConcurrentLinkedQueue<UUID>();
        Users.each(UserIds.next(count), placeholder -> added.add(id(add())));
        ids = List.copyOf(added);
        Users.each(ids, this::change);
    }

    Answered create(int callers) {
        return ClosedLoop.run(callers, bench.size().slice(), (caller, turn) -> add());
    }

    Answered change(int callers) {
        return ClosedLoop.run(
                callers, bench.size().slice(), (caller, turn) -> change(Users.ofCaller(ids, caller, callers, turn)));
    }

    /** The service chooses the id. */
    Answer add() throws IOException {
        UUID person = UserIds.next();
        return http.post(
                        path,
                        "{\"fullName\":\"%s\",\"email\":\"%s\"}"
                                .formatted(UserLoad.name(person), UserLoad.address(person)))
                .orFail();
    }

    static UUID id(Answer added) {
        Matcher id = ID.matcher(added.body());
        if (!id.find()) {
            throw new IllegalStateException("no id in " + added.body());
        }
        return UUID.fromString(id.group(1));
    }

    private void change(UUID user) throws IOException {
        http.patch(path + "/" + user, "{\"fields\":{\"designation\":\"%s\"}}".formatted(Designations.next()))
                .orFail();
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
