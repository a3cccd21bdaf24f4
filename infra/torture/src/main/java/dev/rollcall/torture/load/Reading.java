package dev.rollcall.torture.load;

import dev.rollcall.torture.chaos.Calm;
import dev.rollcall.torture.proof.Shown;
import dev.rollcall.torture.proof.Shown.Due;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Reads one's own writes from any of the query-services. */
final class Reading {
    /** Longer than a service needs to take over what a killed one was at. */
    private static final Duration CALM = Duration.ofSeconds(20);

    private final Wire wire;
    private final List<URI> services;
    private final Calm calm;
    private final Testimony testimony;
    private final Random random;

    Reading(Wire wire, List<URI> services, Calm calm, Testimony testimony, Random random) {
        this.wire = wire;
        this.services = services;
        this.calm = calm;
        this.testimony = testimony;
        this.random = random;
    }

    void expect(String path, Due due) {
        URI service = services.get(random.nextInt(services.size()));
        try {
            judge(path, due, ask(service, path, due.position()));
        } catch (IOException e) {
            testimony.unanswered();
        }
    }

    private Reply ask(URI service, String path, long position) throws IOException {
        return wire.send("GET", service, path, "", Map.of("Rollcall-Position", Long.toString(position)));
    }

    private void judge(String path, Due due, Reply reply) {
        if (reply.status() == 200 || reply.status() == 404) {
            String staleness =
                    new Shown(reply.status(), reply.position(), reply.version(), reply.body()).staleness(due);
            if (staleness.isEmpty()) {
                testimony.fresh();
            } else {
                testimony.stale("GET %s %s: %s; %s".formatted(path, staleness, due, reply));
            }
        } else if (reply.text("code").equals("projection.behind")) {
            testimony.behind(calm.hasLasted(CALM));
        } else if (reply.status() == 503) {
            testimony.unanswered();
        } else {
            testimony.unsuitable("GET %s is answered %s".formatted(path, reply.summary()));
        }
    }
}
