package dev.rollcall.acceptance;

import dev.rollcall.standalone.parts.Databases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** Carries out what was drawn in an office of its own. */
final class RandomHistory implements AutoCloseable {

    /** Those that can be read as of a position. */
    static final List<String> PROJECTIONS = List.of("user-profile", "user-directory", "teams", "roles", "sessions");

    private static final List<String> NAMES = List.of("Ann Able", "Bob Baker", "Cy Cole", "Dee Dunn", "ann abel");
    private static final List<String> MAILBOXES = List.of("bob", "cy", "dee", "eve", "fay");
    private static final List<String> KINDS = List.of("teams", "departments", "channels", "networks");
    private static final List<String> ROLES = List.of("MEMBER", "ADMIN", "HELP_DESK", "READER", "SUPER_ADMIN");
    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

    private final Rollcall rollcall;
    private final Office office;
    private final String bossToken;
    private final String auditorToken;
    private final Api boss;
    private final long before;
    /** Whoever ever was a user here, or was invited. */
    private final List<String> people = new ArrayList<>();
    /** Those of them with whom something can be done. */
    private final List<String> users = new ArrayList<>();
    /** What was filled in for those that went well. */
    private final Map<Deed, List<Map<String, String>>> done = new HashMap<>();

    private final Set<String> havePassword = new HashSet<>();
    private boolean held;
    private long position;

    /** Of a super admin who does everything, somebody to do it to, and a unit of each kind. */
    RandomHistory(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.before = head();
        this.office = Office.register(rollcall.api());
        Person superAdmin = Person.superAdmin(rollcall, office);
        Person.Session session = superAdmin.signIn("WEB");
        this.boss = session.api();
        this.bossToken = session.token();
        this.auditorToken = superAdmin.auditor().signIn("WEB").token();
        people.add(office.superAdmin());
        succeeded(Deed.ADD_USER, Map.of("user", office.add("Ann Able", "ann").id()));
        succeeded(Deed.CREATE_UNIT, Map.of("kind", "departments", "unit", office.id()));
        for (String kind : KINDS) {
            String unit = office.create(kind, "First of " + kind).id();
            succeeded(Deed.CREATE_UNIT, Map.of("kind", kind, "unit", unit));
        }
    }

    Office office() {
        return office;
    }

    /** Of a session of the super admin, who sees how things are. */
    String bossToken() {
        return bossToken;
    }

    /** Of one of an auditor, who sees how they were. */
    String auditorToken() {
        return auditorToken;
    }

    /** All who ever were users here, or invited. */
    List<String> people() {
        return people;
    }

    /** The last position before its own. */
    long before() {
        return before;
    }

    private long head() {
        return rollcall.log(Databases.READER_ROLE)
                .sql("select coalesce(max(position), 0) from event_store.event")
                .query(Long.class)
                .single();
    }

    void carryOut(Step step) {
        Deed earlier = step.deed().earlier();
        if (earlier != null && !done.containsKey(earlier)) {
            carryOut(new Step(earlier, step.who(), step.what(), step.how()));
        }
        switch (step.deed()) {
            case HOLD_PROJECTIONS -> hold();
            case RELEASE_PROJECTIONS -> release();
            case ACCEPT_INVITATION -> accept(step);
            case SIGN_IN -> signIn(step);
            case SIGN_OUT -> signOut(step);
            default -> ask(step);
        }
    }

    private void ask(Step step) {
        Deed deed = step.deed();
        Map<String, String> blanks = blanks(step);
        String path = office.path(filled(deed.path(), step, blanks));
        Answer answer = noted(boss.send(deed.method(), path, filled(deed.body(), step, blanks), Map.of()));
        if (answer.status() < 300) {
            if (!deed.creates().isEmpty()) {
                blanks.put(deed.creates(), answer.json().has("key") ? answer.text("/key") : answer.id());
            }
            succeeded(deed, blanks);
        }
    }

    private void succeeded(Deed deed, Map<String, String> blanks) {
        done.computeIfAbsent(deed, first -> new ArrayList<>()).add(blanks);
        if (deed == Deed.ADD_USER || deed == Deed.INVITE) {
            people.add(blanks.getOrDefault("user", ""));
        }
        if (deed == Deed.ADD_USER || deed == Deed.ACCEPT_INVITATION) {
            users.add(blanks.getOrDefault("user", ""));
        }
    }

    /** Refused or not, nothing may break. */
    private Answer noted(Answer answer) {
        if (answer.status() >= 500) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        if (!answer.header("Rollcall-Position").isEmpty()) {
            position = Math.max(position, answer.position());
        }
        return answer;
    }

    /** What is known from the earlier deed that this one follows; of several, one of the last. */
    private Map<String, String> blanks(Step step) {
        Deed earlier = step.deed().earlier();
        List<Map<String, String>> all = earlier == null ? List.of() : done.getOrDefault(earlier, List.of());
        return all.isEmpty() ? new HashMap<>() : new HashMap<>(any(all.reversed(), step.who()));
    }

    private String filled(String text, Step step, Map<String, String> blanks) {
        return BLANK.matcher(text)
                .replaceAll(blank -> Matcher.quoteReplacement(
                        blanks.computeIfAbsent(blank.group(1), name -> drawn(name, step, blanks))));
    }

    private String drawn(String blank, Step step, Map<String, String> blanks) {
        return switch (blank) {
            case "user" -> any(users, step.who());
            case "kind" -> any(KINDS, step.who());
            case "team", "department", "channel", "network" -> any(units(blank + "s"), step.what());
            case "field" -> any(List.of("designation", "phone", "displayName"), step.what());
            case "email" -> office.email(any(MAILBOXES, step.what()));
            case "name" -> any(NAMES, step.how());
            case "value" -> "+1 555 010" + step.how();
            case "unitName" -> "Unit " + step.how();
            case "beginner" -> any(List.of("MEMBER", "TECHNICIAN"), step.how());
            case "ownRole" -> any(List.of("HELP_DESK", "READER"), step.what());
            case "role" -> any(ROLES, step.how());
            case "privilege" -> any(List.of("REPORTS", "ASSIGN_ROLES"), step.how());
            case "flag" -> Boolean.toString(step.how() % 2 == 0);
            case "few" -> Integer.toString(step.how() % 3 + 1);
            case "password" -> Office.password(blanks.getOrDefault("user", ""));
            case "primaryEmail" -> primaryEmail(blanks.getOrDefault("user", ""));
            default -> throw new IllegalArgumentException(blank);
        };
    }

    private List<String> units(String kind) {
        return done.getOrDefault(Deed.CREATE_UNIT, List.of()).stream()
                .filter(created -> kind.equals(created.get("kind")))
                .map(created -> created.getOrDefault("unit", ""))
                .toList();
    }

    /** The same one whether there are more or not: a history that a step is taken out of goes on as it was. */
    private static <T> T any(List<T> of, int number) {
        return of.get(Math.min(number, of.size() - 1));
    }

    private String primaryEmail(String user) {
        String path = office.path("/users/" + user);
        Answer read = held ? boss.get(path) : boss.get(path, position);
        return read.status() == 200 ? read.text("/primaryEmail") : office.email("nobody");
    }

    private void accept(Step step) {
        Map<String, String> blanks = blanks(step);
        List<String> codes = new Mailbox(rollcall).linksTo(blanks.getOrDefault("user", ""));
        if (!codes.isEmpty()) {
            String path = "/v1/invitations/" + codes.getLast() + "/acceptance";
            Answer answer =
                    noted(rollcall.api().as("").post(path, filled(step.deed().body(), step, blanks)));
            if (answer.status() == 201) {
                havePassword.add(blanks.getOrDefault("user", ""));
                succeeded(step.deed(), blanks);
            }
        }
    }

    /** Whoever has no password is given one first. */
    private void signIn(Step step) {
        String user = any(users, step.who());
        String email = primaryEmail(user);
        if (havePassword.contains(user)) {
            session(user, email, Office.password(user));
            return;
        }
        Answer reset = noted(boss.post(office.path("/users/" + user + "/password-resets"), "{}"));
        if (reset.status() == 201) {
            String oneTime = reset.text("/oneTimePassword");
            String restricted = session(user, email, oneTime);
            if (!restricted.isEmpty()) {
                noted(boss.as(restricted).put("/v1/me/password", """
                        {"currentPassword": "%s", "newPassword": "%s"}""".formatted(oneTime, Office.password(user))));
                havePassword.add(user);
            }
        }
    }

    /** The token; empty where there is none. */
    private String session(String user, String email, String password) {
        Answer started = noted(boss.as("").post("/v1/sessions", """
                {"email": "%s", "password": "%s", "device": {"kind": "MOBILE", "name": "Phone"}}""".formatted(email, password)));
        if (started.status() != 201) {
            return "";
        }
        succeeded(Deed.SIGN_IN, Map.of("user", user, "token", started.text("/token")));
        return started.text("/token");
    }

    private void signOut(Step step) {
        String session = blanks(step).getOrDefault("token", "");
        noted(boss.as(session).delete("/v1/sessions/current"));
    }

    private void hold() {
        if (!held) {
            PROJECTIONS.forEach(name -> processor(name).shutDown());
            held = true;
        }
    }

    void release() {
        if (held) {
            PROJECTIONS.forEach(name -> processor(name).start());
            held = false;
        }
    }

    private StreamingEventProcessor processor(String name) {
        return rollcall.queries()
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow();
    }

    @Override
    public void close() {
        release();
    }
}
