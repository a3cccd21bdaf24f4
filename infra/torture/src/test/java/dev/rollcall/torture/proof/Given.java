package dev.rollcall.torture.proof;

import dev.rollcall.torture.proof.Asked.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A run as it should be, to be spoiled: Ada's user is added and changed, then somebody else's. */
final class Given {

    static final Instant BEGIN = Instant.parse("2026-11-20T09:00:00Z");
    static final String ADA = "user/ada";
    static final String BEN = "user/ben";

    static final LoggedEvent ADA_ADDED = event(1, ADA, 0, "user.added", "r1");
    static final LoggedEvent ADA_CHANGED = event(2, ADA, 1, "user.profile-changed", "r2");
    static final LoggedEvent BEN_ADDED = event(3, BEN, 0, "user.added", "r3");

    private Given() {}

    static LoggedEvent event(long position, String stream, long sequence, String type, String request) {
        return new LoggedEvent(
                position, stream, sequence, type, stream + "#" + sequence, BEGIN.plusSeconds(position), request);
    }

    static Log log() {
        return new Log(List.of(ADA_ADDED, ADA_CHANGED, BEN_ADDED));
    }

    static List<Asked> asked() {
        return List.of(
                once("user.added", accepted("r1", 1, 0, ADA)),
                once("user.profile-changed", accepted("r2", 2, 1, ADA)),
                once("user.added", accepted("r3", 3, 0, BEN)));
    }

    static Asked once(String type, Attempt... attempts) {
        return new Asked("POST", true, List.of(type), List.of(attempts));
    }

    static Attempt accepted(String request, long position, long version, String stream) {
        return new Attempt(request, new Outcome.Accepted(position, version, stream, Outcome.Effect.THEN), 0);
    }

    static Attempt unknown(String request) {
        return new Attempt(request, new Outcome.Unknown("connection reset"), 0);
    }

    static Attempt refused(String request) {
        return refused(request, 3);
    }

    static Attempt refused(String request, long knownHead) {
        return new Attempt(request, new Outcome.Refused("409 email.taken"), knownHead);
    }

    static List<FedEvent> fed() {
        return Stream.of(ADA_ADDED, ADA_CHANGED, BEN_ADDED)
                .map(event -> told(event, event.type().equals("user.added") ? event.stream() + "@x.example" : ""))
                .toList();
    }

    static FedEvent told(LoggedEvent event, String address) {
        return new FedEvent(
                event.stream(),
                event.id(),
                "rollcall." + event.type() + ".v1",
                event.position(),
                event.sequence(),
                address);
    }
}
