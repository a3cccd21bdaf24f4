package dev.rollcall.torture.load;

import dev.rollcall.standalone.parts.Patience;
import dev.rollcall.torture.chaos.Installation;
import dev.rollcall.torture.proof.Departure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/**
 * An admin who deletes users that have contacts, one after the other, in an organization of their own (R51): each deletion
 * goes on in steps, and anything may be killed between any two of them.
 */
public final class Departures implements Runnable {

    private static final int CONTACTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BREATH = Duration.ofMillis(150);

    /** R50 asks for 180 s. */
    private static final Duration AUTHENTICATED = Duration.ofSeconds(100);

    private static final String PASSWORD = "a long sentence for the torture";

    private final Installation installation;
    private final Testimony testimony;
    private final Random random;
    private final BooleanSupplier over;
    private final Asking operator;
    private final Queue<Departure> departures = new ConcurrentLinkedQueue<>();
    private final Set<String> requests = ConcurrentHashMap.newKeySet();

    private String organization = "";
    private String session = "";
    private Wire admin;
    private long authenticatedAt;
    private int number;

    /** Signs the admin in: to be made while everything is well. */
    public Departures(Installation installation, long seed, Testimony testimony, BooleanSupplier over) {
        this.installation = installation;
        this.testimony = testimony;
        this.random = new Random(seed);
        this.over = over;
        this.admin = new Wire(installation.operatorToken());
        this.operator = new Asking(admin, installation.commands(), testimony, random, () -> false);
        signIn();
    }

    private void signIn() {
        Reply registered = accepted(Wish.creation(
                        "/v1/organizations",
                        """
                {"name": "Departures", "dataCentre": "eu", "plan": "PAID",
                 "superAdmin": {"fullName": "Admin of departures", "email": "admin@departures.example"}}""",
                        "organization",
                        "organization.registered",
                        "organization.department-created",
                        "user.added")
                .ofOtherVersion());
        organization = "/v1/organizations/" + registered.text("id");
        String adminId = registered.text("superAdminId");
        String oneTime = accepted(Wish.of(
                                "POST",
                                organization + "/users/" + adminId + "/password-resets",
                                "{}",
                                "account/" + adminId,
                                "account.password-reset",
                                "mail.requested")
                        .ofOtherVersion())
                .text("oneTimePassword");
        Reply started = accepted(Wish.creation(
                        "/v1/sessions",
                        "{\"email\": \"admin@departures.example\", \"password\": \"%s\"}".formatted(oneTime),
                        "session",
                        "session.started")
                .ofOtherVersion());
        session = "session/" + started.text("id");
        admin = new Wire(started.text("token"));
        authenticatedAt = System.nanoTime();
        asAdmin(Wish.of(
                "PUT",
                "/v1/me/password",
                "{\"currentPassword\": \"%s\", \"newPassword\": \"%s\"}".formatted(oneTime, PASSWORD),
                "account/" + adminId,
                "account.password-changed",
                "session.restrictions-changed"));
    }

    private Reply accepted(Wish wish) {
        Asking.Answered answered = operator.ask(wish);
        if (!answered.isAccepted()) {
            throw new IllegalStateException(
                    wish + " is answered " + answered.reply().summary());
        }
        return answered.reply();
    }

    private void asAdmin(Wish wish) {
        new Asking(admin, installation.commands(), testimony, random, () -> false).ask(wish.ofOtherVersion());
    }

    @Override
    public void run() {
        while (!over.getAsBoolean()) {
            authenticateAgain();
            depart();
        }
    }

    private void authenticateAgain() {
        if (System.nanoTime() - authenticatedAt < AUTHENTICATED.toNanos()) {
            return;
        }
        authenticatedAt = System.nanoTime();
        asAdmin(Wish.of(
                "POST",
                "/v1/sessions/current/authentication",
                "{\"password\": \"%s\"}".formatted(PASSWORD),
                session,
                "session.reauthenticated"));
    }

    private void depart() {
        String address = "leaver-%d@departures.example".formatted(++number);
        String leaver = user(address);
        List<String> invites = new ArrayList<>();
        for (int i = 0; i < CONTACTS && !leaver.isEmpty(); i++) {
            String other = user("stayer-%d-%d@departures.example".formatted(number, i));
            if (!other.isEmpty()) {
                invite(leaver, other, i > 0).ifPresent(invites::add);
            }
        }
        if (!leaver.isEmpty()) {
            delete(leaver, address, invites);
        }
    }

    /** The id; empty for one who may not be there. */
    private String user(String address) {
        Asking.Answered answered = operator.ask(Wish.creation(
                organization + "/users",
                "{\"fullName\": \"Somebody\", \"email\": \"%s\"}".formatted(address),
                "user",
                "user.added"));
        return answered.isAccepted() ? answered.reply().text("id") : "";
    }

    /** Empty for an invite of which it is not known what came of it. */
    private Optional<String> invite(String from, String to, boolean accept) {
        Asking.Answered sent = operator.ask(Wish.creation(
                organization + "/users/" + from + "/contact-invites",
                "{\"userId\": \"%s\"}".formatted(to),
                "contact-invite",
                "contact.invite-sent",
                "mail.requested"));
        if (!sent.isAccepted()) {
            return Optional.empty();
        }
        String id = sent.reply().text("id");
        if (accept) {
            operator.ask(Wish.of(
                    "PUT",
                    organization + "/users/" + to + "/contact-invites/" + id + "/acceptance",
                    "",
                    "contact-invite/" + id,
                    "contact.invite-accepted"));
        }
        return Optional.of("contact-invite/" + id);
    }

    /** Again with the same key as long as nobody says what came of it. */
    private void delete(String leaver, String address, List<String> invites) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        boolean acknowledged = false;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            String request = UUID.randomUUID().toString();
            requests.add(request);
            headers.put("X-Request-Id", request);
            List<URI> services = installation.commands();
            try {
                Reply reply = admin.send(
                        "POST",
                        services.get(random.nextInt(services.size())),
                        organization + "/users/" + leaver + "/deletion",
                        "{\"confirm\": \"%s\"}".formatted(address),
                        headers);
                acknowledged = reply.isAccepted();
                if (!acknowledged && reply.status() != 503) {
                    testimony.unsuitable("the deletion of %s is answered %s".formatted(leaver, reply.summary()));
                    break;
                }
            } catch (IOException e) {
                // Nobody said what came of it.
            }
            if (!acknowledged) {
                Patience.until(BREATH, over);
            }
        } while (!acknowledged && !over.getAsBoolean() && System.nanoTime() < deadline);
        departures.add(new Departure("user/" + leaver, List.copyOf(invites), acknowledged));
    }

    public List<Departure> all() {
        return List.copyOf(departures);
    }

    /** Of the deletions; whatever they lead to carries them. */
    public Set<String> requests() {
        return new HashSet<>(requests);
    }
}
