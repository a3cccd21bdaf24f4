package dev.rollcall.torture.load;

import dev.rollcall.standalone.parts.Patience;
import dev.rollcall.torture.chaos.Installation;
import dev.rollcall.torture.proof.SentAgain;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/** An operator who has the whole log sent again, to one subscriber after the other (R97), while anything may be killed. */
public final class Replaying implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BREATH = Duration.ofMillis(700);

    private final Installation installation;
    private final Testimony testimony;
    private final Random random;
    private final BooleanSupplier over;
    private final Wire wire;
    private final Queue<SentAgain> requested = new ConcurrentLinkedQueue<>();
    private int number;

    public Replaying(Installation installation, long seed, Testimony testimony, BooleanSupplier over) {
        this.installation = installation;
        this.testimony = testimony;
        this.random = new Random(seed);
        this.over = over;
        this.wire = new Wire(installation.operatorToken());
    }

    @Override
    public void run() {
        while (!over.getAsBoolean()) {
            request();
            Patience.until(BREATH, over);
        }
    }

    /** Again with the same key as long as nobody says what came of it. */
    private void request() {
        String name = "torture-" + ++number;
        Map<String, String> headers =
                Map.of("Idempotency-Key", UUID.randomUUID().toString());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            List<URI> services = installation.commands();
            try {
                Reply reply = wire.send(
                        "POST",
                        services.get(random.nextInt(services.size())),
                        "/v1/replays",
                        "{\"name\": \"%s\"}".formatted(name),
                        headers);
                if (reply.isAccepted()) {
                    requested.add(
                            new SentAgain(reply.text("id"), reply.text("topic"), Long.parseLong(reply.text("target"))));
                    return;
                }
                if (reply.status() != 503) {
                    testimony.unsuitable("the replay %s is answered %s".formatted(name, reply.summary()));
                    return;
                }
            } catch (IOException e) {
                // Nobody said what came of it.
            }
            Patience.until(BREATH, over);
        } while (!over.getAsBoolean() && System.nanoTime() < deadline);
    }

    /** Those that were acknowledged. */
    public List<SentAgain> all() {
        return List.copyOf(requested);
    }

    /** Whether all of them are over, as far as it can be asked. */
    public boolean areOver() {
        return requested.stream().allMatch(this::isOver);
    }

    private boolean isOver(SentAgain replay) {
        try {
            return wire.send("GET", installation.queries().getFirst(), "/v1/replays/" + replay.id(), "", Map.of())
                    .text("state")
                    .equals("DONE");
        } catch (IOException e) {
            return false;
        }
    }
}
