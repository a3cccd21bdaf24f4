package dev.rollcall.torture.evidence;

import dev.rollcall.standalone.parts.Patience;
import dev.rollcall.torture.evidence.Management.Standing;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Asks the query-services how far projections are, and for their replay. */
public final class Replays {
    private static final Duration TO_BEGIN = Duration.ofSeconds(60);

    private final List<Management> services;

    public Replays(List<URI> managements, String operatorToken) {
        services = managements.stream()
                .map(each -> new Management(each, operatorToken))
                .toList();
    }

    public List<String> names() {
        try {
            return services.getFirst().projections().stream()
                    .map(Standing::name)
                    .toList();
        } catch (IOException e) {
            throw new EvidenceMissing("query-service does not tell its projections", e);
        }
    }

    /** Waits, for as long at most, until every projection shows a position; tells which do not. */
    public List<String> laggards(long position, Duration most) {
        Patience.until(most, () -> behind(position).isEmpty());
        return behind(position);
    }

    private List<String> behind(long position) {
        List<Standing> standings = new ArrayList<>();
        try {
            for (Management service : services) {
                standings.addAll(service.projections());
            }
        } catch (IOException e) {
            return List.of(e.toString());
        }
        if (standings.isEmpty()) {
            return List.of("no projection is known");
        }
        return standings.stream()
                .map(Standing::name)
                .distinct()
                .filter(name -> standings.stream().noneMatch(each -> each.name().equals(name) && each.shows(position)))
                .map(name -> "%s is not at %d: %s".formatted(name, position, standings))
                .toList();
    }

    /** Starts a replay on whichever instance runs the projection; tells why none would. */
    public List<String> begin(String projection) {
        AtomicReference<String> why = new AtomicReference<>("");
        boolean begun =
                Patience.until(TO_BEGIN, () -> services.stream().anyMatch(service -> begins(service, projection, why)));
        return begun ? List.of() : List.of("%s is not replayed: %s".formatted(projection, why));
    }

    private static boolean begins(Management service, String projection, AtomicReference<String> why) {
        try {
            int status = service.replay(projection);
            why.set("status " + status);
            return status == 204;
        } catch (IOException e) {
            why.set(e.toString());
            return false;
        }
    }
}
