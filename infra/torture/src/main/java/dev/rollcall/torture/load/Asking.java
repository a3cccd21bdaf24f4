package dev.rollcall.torture.load;

import dev.rollcall.standalone.parts.Patience;
import dev.rollcall.torture.proof.Asked;
import dev.rollcall.torture.proof.Asked.Attempt;
import dev.rollcall.torture.proof.Outcome;
import dev.rollcall.torture.proof.Outcome.Accepted;
import dev.rollcall.torture.proof.Outcome.Refused;
import dev.rollcall.torture.proof.Outcome.Unknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Sends a change to any of the command-services, again where that is safe, and testifies to what came of it. */
final class Asking {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BREATH = Duration.ofMillis(150);

    /** Answers that say of this attempt alone that it came to nothing. */
    private static final Predicate<String> CAME_TO_NOTHING =
            code -> code.equals("command.contended") || code.equals("log.unavailable");

    private final Wire wire;
    private final List<URI> services;
    private final Testimony testimony;
    private final Random random;
    private final BooleanSupplier over;

    Asking(Wire wire, List<URI> services, Testimony testimony, Random random, BooleanSupplier over) {
        this.wire = wire;
        this.services = services;
        this.testimony = testimony;
        this.random = random;
        this.over = over;
    }

    /** @param reply to the last attempt; one of status 0 if there was none */
    record Answered(Outcome outcome, Reply reply) {
        boolean isAccepted() {
            return outcome instanceof Accepted;
        }

        boolean isUnknown() {
            return outcome instanceof Unknown;
        }
    }

    private static final Reply NONE = new Reply(0, java.net.http.HttpHeaders.of(Map.of(), (name, value) -> true), "");

    Answered ask(Wish wish) {
        boolean once = wish.ownId() || wish.isPost();
        Map<String, String> headers = new HashMap<>(wish.headers());
        if (wish.isPost()) {
            headers.put("Idempotency-Key", UUID.randomUUID().toString());
        }
        List<Attempt> attempts = new ArrayList<>();
        Answered last = new Answered(new Refused("nobody listens"), NONE);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            String requestId = UUID.randomUUID().toString();
            headers.put("X-Request-Id", requestId);
            long knownHead = testimony.head();
            last = attempt(wish, headers);
            Attempt attempt = new Attempt(requestId, last.outcome(), knownHead);
            if (last.outcome() instanceof Refused && cameToNothing(last.reply())) {
                // Says nothing of what was tried before; but of itself it says that it left nothing.
                testimony.add(new Asked(wish.toString(), false, wish.types(), List.of(attempt)));
            } else {
                attempts.add(attempt);
                if (!last.isUnknown() || !once) {
                    break;
                }
            }
            Patience.until(BREATH, over);
        } while (!over.getAsBoolean() && System.nanoTime() < deadline);
        if (attempts.isEmpty()) {
            return last;
        }
        Asked asked = new Asked(wish.toString(), once, wish.types(), attempts);
        testimony.add(asked);
        return new Answered(asked.outcome(), last.reply());
    }

    private static boolean cameToNothing(Reply reply) {
        return reply.status() == 0 || CAME_TO_NOTHING.test(reply.text("code"));
    }

    private Answered attempt(Wish wish, Map<String, String> headers) {
        URI service = services.get(random.nextInt(services.size()));
        try {
            Reply reply = wire.send(wish.method(), service, wish.path(), wish.body(), headers);
            return new Answered(outcome(wish, reply), reply);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Answered(new Refused("nobody listens"), NONE);
        } catch (IOException e) {
            return new Answered(new Unknown(e.toString()), NONE);
        }
    }

    private Outcome outcome(Wish wish, Reply reply) {
        if (reply.isAccepted()) {
            return new Accepted(
                    reply.position(),
                    wish.versioned() ? reply.version() : -1,
                    wish.stream().apply(reply),
                    wish.effect().apply(reply));
        }
        String code = reply.text("code");
        if (reply.status() >= 500 && !CAME_TO_NOTHING.test(code)) {
            if (reply.status() == 500) {
                testimony.unsuitable(wish + " is answered " + reply.summary());
            }
            return new Unknown(reply.summary());
        }
        return new Refused(reply.summary());
    }
}
