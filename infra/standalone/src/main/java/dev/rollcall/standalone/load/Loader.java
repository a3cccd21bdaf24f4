package dev.rollcall.standalone.load;

import dev.rollcall.standalone.gateway.Trust;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * Brings an office into Rollcall through its HTTP interface. What is there already, by name, address or message id, is
 * not made again; so a load may be repeated, and a broken one is completed by the next.
 */
public final class Loader {

    public static final int PARALLEL = 8;

    private final URI origin;
    private final SSLContext trust;
    private final String operatorToken;
    private final Progress progress;
    private final int parallel;

    public Loader(URI origin, String operatorToken, Progress progress) {
        this(origin, Trust.usual(), operatorToken, progress, PARALLEL);
    }

    /**
     * @param trust decides on the server's certificate, where the origin is https
     * @param parallel requests at a time, at least 1
     */
    public Loader(URI origin, SSLContext trust, String operatorToken, Progress progress, int parallel) {
        this.origin = origin;
        this.trust = trust;
        this.operatorToken = operatorToken;
        this.progress = progress;
        this.parallel = parallel;
    }

    /**
     * Loads into the organization of the office's name, which is registered if there is none. Returns when everything can
     * be read.
     *
     * @throws LoadFailed as soon as anything is refused or nobody answers
     */
    public LoadSummary load(Office office) {
        return load(office, api -> Organization.of(api, office));
    }

    /** The same into an organization that exists. */
    public LoadSummary load(Office office, String organizationId) {
        return load(office, api -> Organization.existing(api, organizationId));
    }

    private LoadSummary load(Office office, Function<Api, Organization> choice) {
        long start = System.nanoTime();
        try (var api = new Api(origin, trust, operatorToken)) {
            var organization = choice.apply(api);
            var departments =
                    Groups.departments(api, organization).ensure(names(office.employees(), Employee::department));
            var teams = Groups.teams(api, organization).ensure(names(office.employees(), Employee::team));

            var users = new Users(api, organization, departments, teams);
            try (var stage = progress.begin("Users", "users", office.employees().size())) {
                users.ensure(office.employees(), parallel, stage);
            }

            var interactions = new Interactions(api, organization, users);
            long sendingSince = System.nanoTime();
            try (var stage =
                    progress.begin("Messages", "messages", office.messages().size())) {
                interactions.record(office.messages(), parallel, stage);
            }
            var sending = since(sendingSince);

            awaitVisible(api, organization);
            return new LoadSummary(
                    organization.id(),
                    departments.count(),
                    teams.count(),
                    users.count(),
                    interactions.count(),
                    sending,
                    since(start));
        }
    }

    /** Each read waits for its own projection, which must have reached the last change. */
    private static void awaitVisible(Api api, Organization organization) {
        api.get(organization.path() + "/users?limit=1");
        api.get(organization.path() + "/users/" + organization.superAdminId() + "/contacts?order=usage&limit=1");
    }

    private static Set<String> names(List<Employee> employees, Function<Employee, String> name) {
        var names = new LinkedHashSet<String>();
        employees.stream().map(name).filter(n -> !n.isEmpty()).forEach(names::add);
        return names;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
