package dev.rollcall.torture.evidence;

import dev.rollcall.standalone.parts.PartException;
import dev.rollcall.standalone.parts.Patience;
import dev.rollcall.standalone.replay.Projections;
import dev.rollcall.standalone.replay.Projections.Projection;
import dev.rollcall.standalone.replay.ProjectionsEndpoint;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Asks the query-services how far projections are, and for their replay. */
public final class Replays {
    private static final Duration TO_BEGIN = Duration.ofSeconds(60);

    private final List<ProjectionsEndpoint> services;

    public Replays(List<URI> managements, String operatorToken) {
        services = managements.stream()
                .map(each -> new ProjectionsEndpoint(each, operatorToken))
                .toList();
    }

    public List<String> names() {
        return services.getFirst().all().names();
    }

    /** Waits, for as long at most, until every projection shows a position; tells which do not. */
    public List<String> laggards(long position, Duration most) {
        Patience.until(most, () -> behind(position).isEmpty());
        return behind(position);
    }

    private List<String> behind(long position) {
        try {
            List<Projections> reports =
                    services.stream().map(ProjectionsEndpoint::all).toList();
            return reports.getFirst().names().stream()
                    .filter(name -> reports.stream()
                            .noneMatch(report -> report.named(name)
                                    .filter(each -> each.hasCaughtUpWith(position))
                                    .isPresent()))
                    .map(name -> "%s is not at %d: %s".formatted(name, position, told(name, reports)))
                    .toList();
        } catch (PartException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<Projection> told(String name, List<Projections> reports) {
        return reports.stream().flatMap(each -> each.named(name).stream()).toList();
    }

    /** Starts a replay on whichever instance runs the projection; tells why none would. */
    public List<String> begin(String projection) {
        Attempts attempts = new Attempts(projection);
        return Patience.until(TO_BEGIN, attempts::succeed)
                ? List.of()
                : List.of("%s is not replayed: %s".formatted(projection, attempts.why));
    }

    private final class Attempts {
        private final String projection;
        private String why = "";

        Attempts(String projection) {
            this.projection = projection;
        }

        boolean succeed() {
            for (ProjectionsEndpoint service : services) {
                try {
                    service.replay(projection);
                    return true;
                } catch (PartException runsElsewhere) {
                    why = String.valueOf(runsElsewhere.getMessage());
                }
            }
            return false;
        }
    }
}
