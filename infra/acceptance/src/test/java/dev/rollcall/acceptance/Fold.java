package dev.rollcall.acceptance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What reads of one office have to show after some events of the log, by the rules: a model in memory that has nothing in
 * common with the projections which it is held against.
 */
final class Fold {

    private static final String ERASED = "[erased]";
    private static final List<String> KINDS = List.of("teams", "departments", "channels", "networks");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** R4 */
    private static final List<String> PRIVILEGES = List.of(
            "BILLING",
            "ASSIGN_ROLES",
            "DEPARTMENT_PERMISSIONS",
            "PREFERENCES",
            "REBRANDING",
            "EMAIL_TEMPLATES",
            "INTEGRATIONS",
            "FILE_MANAGER",
            "SESSION_RECORDING",
            "REPORTS");

    private final Map<String, Human> people = new LinkedHashMap<>();
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, Map<String, String>> roles = new TreeMap<>();
    private final Map<String, Visit> visits = new HashMap<>();
    private final Set<String> licensed = new HashSet<>();
    private final Set<String> disabledFields = new HashSet<>();
    private boolean registered;
    /** By the end of the log, for no read shows of the past what is gone for good. */
    private final Set<String> erased = new HashSet<>();

    private final Set<String> deletedFields = new HashSet<>();

    /** @param log all events that there are by now */
    Fold(List<Recorded> log) {
        for (Recorded event : log) {
            switch (event.type()) {
                case "user.erased" -> erased.add(event.says("userId"));
                case "organization.profile-field-deleted" -> deletedFields.add(event.says("fieldId"));
                default -> {}
            }
        }
    }

    /** What a read answers with; no body for 404. */
    record Shown(@Nullable JsonNode body, @Nullable String etag) {

        static final Shown NOTHING = new Shown(null, null);

        static Shown of(Object body) {
            return new Shown(JSON.valueToTree(body), null);
        }

        static Shown list(List<?> items) {
            return of(Map.of("items", items));
        }

        Shown in(long version) {
            return new Shown(body, "\"%d\"".formatted(version));
        }
    }

    private static final class Human {
        private final String id;
        private boolean joined;
        private long version;
        private String status = "ACTIVE";
        private String role = "";
        private String fullName = "";
        private String primaryEmail = "";
        private String department = "";
        private final List<String> teams = new ArrayList<>();
        private final Map<String, String> fields = new TreeMap<>();
        private final Map<String, Boolean> emails = new TreeMap<>();
        private boolean allDepartments;
        private final Set<String> permitted = new TreeSet<>();
        private @Nullable String invitedUntil;
        private int renewals;

        private Human(String id) {
            this.id = id;
        }

        private void take(String newRole) {
            role = newRole;
            permit(false, List.of());
        }

        private void permit(boolean all, List<String> departments) {
            allDepartments = all;
            permitted.clear();
            permitted.addAll(departments);
        }
    }

    private record Group(
            String kind, String id, long version, String name, boolean archived, Map<String, Object> rest) {

        private Group changed(long sequence, String otherName, boolean isArchived, Map<String, Object> otherRest) {
            return new Group(kind, id, sequence, otherName, isArchived, otherRest);
        }
    }

    private record Visit(
            String id, String user, String ip, JsonNode device, Instant from, Instant until, boolean over) {}

    void take(Recorded event) {
        String[] type = event.type().split("\\.", 2);
        switch (type[0]) {
            case "organization" -> ofOffice(event);
            case "user" -> ofUser(event, type[1]);
            case "session" -> ofSession(event, type[1]);
            default -> {}
        }
    }

    private void ofOffice(Recorded event) {
        switch (event.type()) {
            case "organization.registered" -> registered = true;
            case "organization.department-created" -> found("departments", "departmentId", event, Map.of());
            case "organization.team-created" -> found("teams", "teamId", event, Map.of());
            case "organization.channel-created" ->
                found(
                        "channels",
                        "channelId",
                        event,
                        of(event, Map.of("kind", "kind", "teamId", "teamId", "ownerId", "ownerId")));
            case "organization.network-created" ->
                found("networks", "networkId", event, of(event, Map.of("joining", "joining")));
            case "organization.department-renamed" -> rename("departmentId", event);
            case "organization.team-renamed" -> rename("teamId", event);
            case "organization.channel-renamed" -> rename("channelId", event);
            case "organization.network-renamed" -> rename("networkId", event);
            case "organization.department-archived" -> archive("departmentId", event);
            case "organization.team-archived" -> archive("teamId", event);
            case "organization.channel-archived" -> archive("channelId", event);
            case "organization.network-archived" -> archive("networkId", event);
            case "organization.channel-handed-over" -> {
                Group channel = group(event, "channelId");
                Map<String, Object> rest = new HashMap<>(channel.rest());
                rest.put("ownerId", event.says("ownerId"));
                groups.put(channel.id(), channel.changed(channel.version(), channel.name(), channel.archived(), rest));
            }
            case "organization.role-defined", "organization.role-redefined" -> {
                Map<String, String> given = new HashMap<>();
                event.payload()
                        .path("privileges")
                        .propertyStream()
                        .forEach(
                                each -> given.put(each.getKey(), each.getValue().asString()));
                roles.put(event.says("role"), given);
            }
            case "organization.role-deleted" -> roles.remove(event.says("role"));
            case "organization.licence-assigned" -> licensed.add(event.says("userId"));
            case "organization.licence-freed" -> licensed.remove(event.says("userId"));
            case "organization.profile-field-disabled" -> disabledFields.add(event.says("fieldId"));
            case "organization.profile-field-enabled" -> disabledFields.remove(event.says("fieldId"));
            default -> {}
        }
    }

    private static Map<String, Object> of(Recorded event, Map<String, String> names) {
        Map<String, Object> rest = new HashMap<>();
        names.forEach((name, shown) -> {
            if (!event.says(name).isEmpty()) {
                rest.put(shown, event.says(name));
            }
        });
        return rest;
    }

    private void found(String kind, String id, Recorded event, Map<String, Object> rest) {
        String group = event.says(id);
        groups.put(group, new Group(kind, group, event.sequence(), event.says("name"), false, rest));
    }

    private void rename(String id, Recorded event) {
        Group group = group(event, id);
        groups.put(group.id(), group.changed(event.sequence(), event.says("name"), group.archived(), group.rest()));
    }

    private void archive(String id, Recorded event) {
        Group group = group(event, id);
        groups.put(group.id(), group.changed(event.sequence(), group.name(), true, group.rest()));
    }

    private Group group(Recorded event, String id) {
        return Objects.requireNonNull(groups.get(event.says(id)), event.toString());
    }

    private void ofUser(Recorded event, String what) {
        String id = event.says("userId");
        switch (what) {
            case "added" -> {
                Human human = newcomer(id, event, event.says("primaryEmail"), event.says("fullName"));
                human.joined = true;
                human.emails.put(human.primaryEmail, true);
            }
            case "invited" -> {
                String email = event.says("email");
                Human human =
                        newcomer(id, event, email, event.says("fullName").isEmpty() ? email : event.says("fullName"));
                human.status = "INVITED";
                human.emails.put(email, false);
                human.invitedUntil = event.says("expiresAt");
            }
            default -> {}
        }
        Human human = people.get(id);
        if (human == null || !event.stream().equals("user/" + id)) {
            throw new AssertionError("Of nobody: " + event);
        }
        human.version = event.sequence();
        change(human, event, what);
    }

    private Human newcomer(String id, Recorded event, String email, String name) {
        Human human = new Human(id);
        people.put(id, human);
        human.primaryEmail = email;
        human.fullName = name;
        human.role = event.says("role");
        human.department = event.says("departmentId");
        return human;
    }

    private void change(Human human, Recorded event, String what) {
        switch (what) {
            case "invitation-renewed" -> {
                human.invitedUntil = event.says("expiresAt");
                human.renewals++;
            }
            case "invitation-ended" -> {
                human.invitedUntil = null;
                if (!event.says("outcome").equals("ACCEPTED")) {
                    licensed.remove(human.id); // R71
                }
                if (event.says("outcome").equals("REVOKED")) {
                    people.remove(human.id);
                }
            }
            case "profile-changed" -> {
                event.payload()
                        .path("values")
                        .propertyStream()
                        .forEach(each ->
                                human.fields.put(each.getKey(), each.getValue().asString()));
                event.all("cleared").forEach(human.fields::remove);
                String name = human.fields.remove("fullName");
                human.fullName = name == null ? human.fullName : name;
            }
            case "department-changed" -> human.department = event.says("departmentId");
            case "assigned-to-team" -> human.teams.add(event.says("teamId"));
            case "unassigned-from-team" -> human.teams.remove(event.says("teamId"));
            case "email-added" -> human.emails.put(event.says("address"), false);
            case "email-verified" -> human.emails.put(event.says("address"), true);
            case "email-removed" -> human.emails.remove(event.says("address"));
            case "primary-email-changed" -> human.primaryEmail = event.says("address");
            case "role-changed" -> human.take(event.says("role"));
            case "department-permissions-changed" ->
                human.permit(event.payload().path("all").asBoolean(), event.all("departmentIds"));
            case "deactivated" -> human.status = "INACTIVE";
            case "activated" -> human.status = "ACTIVE";
            case "deleted" -> human.status = "DELETED";
            case "restored" -> {
                human.status = event.payload().path("active").asBoolean() ? "ACTIVE" : "INACTIVE";
                human.take(event.says("role"));
                human.department = event.says("departmentId");
                human.emails.clear();
                event.all("addresses").forEach(address -> human.emails.put(address, true));
                human.primaryEmail = event.all("addresses").getFirst();
            }
            default -> {}
        }
    }

    private void ofSession(Recorded event, String what) {
        String id = event.says("sessionId");
        if (what.equals("started")) {
            JsonNode device = event.payload().path("device");
            visits.put(
                    id,
                    new Visit(
                            id,
                            event.says("userId"),
                            event.says("ip"),
                            device,
                            event.at(),
                            Instant.parse(event.says("expiresAt")),
                            false));
        } else if (what.equals("ended")) {
            Visit visit = Objects.requireNonNull(visits.get(id), event.toString());
            visits.put(id, new Visit(id, visit.user(), visit.ip(), visit.device(), visit.from(), visit.until(), true));
        }
    }

    /** Whether there is anybody; before that, there is no organization to read. */
    private boolean hasBegun() {
        return !people.isEmpty();
    }

    /** What everything has to show that can be read as of a position, by its path within the office. */
    Map<String, Shown> all(Instant now, List<String> everybody) {
        Map<String, Shown> all = new LinkedHashMap<>();
        everybody.forEach(id -> of(id, now, all));
        KINDS.forEach(kind -> all.put("/" + kind, groups.isEmpty() ? Shown.NOTHING : groups(kind)));
        all.put("/users", users());
        all.put("/roles", registered ? roles() : Shown.NOTHING);
        return all;
    }

    /**
     * The same of what an event may have changed, and in turn of something that it should not have.
     *
     * @param turn how many events there were before it
     */
    Map<String, Shown> some(Recorded event, List<String> everybody, int turn) {
        Map<String, Shown> some = new LinkedHashMap<>();
        of(everybody.get(turn % everybody.size()), event.at(), some);
        if (!event.says("userId").isEmpty()) {
            of(event.says("userId"), event.at(), some);
        }
        some.put("/users", users());
        if (hasBegun()) {
            filtered(some, turn);
        }
        if (!groups.isEmpty()) {
            String other = KINDS.get(turn % KINDS.size());
            some.put("/" + other, groups(other));
            List<Group> known = groups.values().stream()
                    .sorted(Comparator.comparing(Group::id))
                    .toList();
            Group one = known.stream()
                    .filter(group -> event.payload().toString().contains(group.id()))
                    .findFirst()
                    .orElse(known.get(turn % known.size()));
            some.put("/" + one.kind(), groups(one.kind()));
            some.put(
                    "/%s/%s".formatted(one.kind(), one.id()),
                    Shown.of(shown(one)).in(one.version()));
        }
        if (event.type().startsWith("organization.r") || turn % 4 == 0) {
            some.put("/roles", registered ? roles() : Shown.NOTHING);
        }
        return some;
    }

    private void of(String id, Instant now, Map<String, Shown> all) {
        String user = "/users/" + id;
        Human human = people.get(id);
        all.put(user, human == null ? Shown.NOTHING : user(human).in(human.version));
        all.put(user + "/emails", human == null ? Shown.NOTHING : emails(human));
        all.put(user + "/sessions", human == null || !human.joined ? Shown.NOTHING : sessions(id, now));
    }

    private Shown users() {
        return hasBegun() ? users(human -> true, byName()) : Shown.NOTHING;
    }

    private Comparator<Human> byName() {
        return Comparator.comparing(human -> name(human).toLowerCase(Locale.ROOT));
    }

    /** One filter or order at each turn. */
    private void filtered(Map<String, Shown> all, int turn) {
        Comparator<Human> byName = byName();
        List<String> statuses = List.of("ACTIVE", "INACTIVE", "INVITED", "DELETED");
        String team = groups.values().stream()
                .filter(group -> group.kind().equals("teams"))
                .map(Group::id)
                .sorted()
                .findFirst()
                .orElse("00000000-0000-7000-8000-000000000000");
        switch (turn % 5) {
            case 0 -> {
                String status = statuses.get(turn / 5 % statuses.size());
                all.put("/users?status=" + status, users(human -> human.status.equals(status), byName));
            }
            case 1 ->
                all.put(
                        "/users?role=MEMBER&sort=-name",
                        users(human -> human.role.equals("MEMBER"), byName.reversed(), -1));
            case 2 ->
                all.put(
                        "/users?sort=email",
                        users(
                                human -> true,
                                Comparator.comparing(human -> email(human).toLowerCase(Locale.ROOT))));
            case 3 -> all.put("/users?team=" + team, users(human -> human.teams.contains(team), byName));
            default -> all.put("/users?licence=PAID", users(human -> licensed.contains(human.id), byName));
        }
    }

    private Shown users(Predicate<Human> which, Comparator<Human> order) {
        return users(which, order, 1);
    }

    private Shown users(Predicate<Human> which, Comparator<Human> order, int idOrder) {
        Comparator<Human> byId = Comparator.comparing(human -> human.id);
        return Shown.list(people.values().stream()
                .filter(which)
                .sorted(order.thenComparing(idOrder > 0 ? byId : byId.reversed()))
                .map(human -> {
                    Map<String, Object> row = basics(human);
                    row.put("departmentId", human.department);
                    row.put("teamIds", human.teams);
                    return row;
                })
                .toList());
    }

    private Map<String, Object> basics(Human human) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", human.id);
        row.put("status", human.status);
        row.put("type", "INTERNAL");
        row.put("role", human.role);
        row.put("fullName", name(human));
        row.put("primaryEmail", email(human));
        row.put("licence", licensed.contains(human.id) ? "PAID" : "FREE");
        return row;
    }

    private Shown user(Human human) {
        Map<String, Object> shown = basics(human);
        shown.put("department", named(human.department));
        shown.put("teams", human.teams.stream().map(this::named).toList());
        Map<String, Object> fields = new TreeMap<>();
        if (!erased.contains(human.id)) {
            human.fields.forEach((key, value) -> {
                if (!disabledFields.contains(key) && !deletedFields.contains(key)) {
                    fields.put(key, Map.of("value", value, "source", "ROLLCALL"));
                }
            });
        }
        shown.put("fields", fields);
        if (human.role.equals("TECHNICIAN")) {
            shown.put(
                    "departmentPermissions",
                    human.allDepartments
                            ? Map.of("all", true)
                            : Map.of("all", false, "departmentIds", human.permitted));
        }
        if (human.status.equals("INVITED")) {
            Map<String, Object> invitation = new HashMap<>();
            invitation.put("renewals", human.renewals);
            if (human.invitedUntil != null) {
                invitation.put("expiresAt", human.invitedUntil);
            }
            shown.put("invitation", invitation);
        }
        return Shown.of(shown);
    }

    private Map<String, String> named(String group) {
        return Map.of(
                "id",
                group,
                "name",
                Objects.requireNonNull(groups.get(group), group).name());
    }

    private String name(Human human) {
        return erased.contains(human.id) ? ERASED : human.fullName;
    }

    private String email(Human human) {
        return erased.contains(human.id) ? ERASED : human.primaryEmail;
    }

    private Shown emails(Human human) {
        if (erased.contains(human.id)) {
            return Shown.list(List.of());
        }
        return Shown.list(human.emails.entrySet().stream()
                .map(email -> Map.of(
                        "address", email.getKey(),
                        "primary", email.getKey().equals(human.primaryEmail),
                        "verified", email.getValue()))
                .toList());
    }

    private Shown sessions(String user, Instant now) {
        return Shown.list(visits.values().stream()
                .filter(visit -> visit.user().equals(user)
                        && !visit.over()
                        && visit.until().isAfter(now))
                .sorted(Comparator.comparing(Visit::from)
                        .thenComparing(Visit::id)
                        .reversed())
                .map(visit -> {
                    boolean gone = erased.contains(user);
                    Map<String, Object> device = new HashMap<>();
                    device.put("kind", visit.device().path("kind").asString());
                    for (String detail : List.of("name", "userAgent")) {
                        if (!gone && visit.device().hasNonNull(detail)) {
                            device.put(detail, visit.device().path(detail).asString());
                        }
                    }
                    return Map.of(
                            "id", visit.id(),
                            "ip", gone ? ERASED : visit.ip(),
                            "device", device,
                            "startedAt", visit.from().toString(),
                            "expiresAt", visit.until().toString());
                })
                .toList());
    }

    private Shown groups(String kind) {
        return Shown.list(groups.values().stream()
                .filter(group -> group.kind().equals(kind))
                .sorted(Comparator.comparing((Group group) -> group.name().toLowerCase(Locale.ROOT))
                        .thenComparing(Group::id))
                .map(Fold::shown)
                .toList());
    }

    private static Map<String, Object> shown(Group group) {
        Map<String, Object> shown = new HashMap<>(group.rest());
        shown.put("id", group.id());
        shown.put("name", group.name());
        shown.put("archived", group.archived());
        return shown;
    }

    private Shown roles() {
        Map<String, String> all = new HashMap<>();
        PRIVILEGES.forEach(privilege -> all.put(privilege, "FULL"));
        Map<String, String> admin = new HashMap<>(all);
        admin.put("BILLING", "NONE");
        Stream<Map<String, Object>> predefined = Stream.of(
                role("SUPER_ADMIN", true, all),
                role("ADMIN", true, admin),
                role("TECHNICIAN", true, Map.of("PREFERENCES", "LIMITED", "REPORTS", "LIMITED")),
                role("AUDITOR", true, Map.of()),
                role("MEMBER", true, Map.of()),
                role("EXTERNAL", true, Map.of()));
        return Shown.list(Stream.concat(
                        predefined, roles.entrySet().stream().map(own -> role(own.getKey(), false, own.getValue())))
                .toList());
    }

    private static Map<String, Object> role(String name, boolean predefined, Map<String, String> given) {
        Map<String, String> matrix = new TreeMap<>();
        PRIVILEGES.forEach(privilege -> matrix.put(privilege, given.getOrDefault(privilege, "NONE")));
        return Map.of("role", name, "predefined", predefined, "privileges", matrix);
    }
}
