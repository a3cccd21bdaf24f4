package dev.rollcall.standalone.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Organizations, their groups, users and interactions, as far as the loader meets them. */
final class FakeOffices {

    /** In the order in which they came, each at its position. */
    private final List<FakeThing> things = new ArrayList<>();

    /** How often each interaction was sent, by its writer and id. */
    private final Map<String, Integer> interactions = new HashMap<>();

    private long shown = Long.MAX_VALUE;

    /** Lists show no more than this for now, and one thing more with every read. */
    synchronized void fallBehindTo(long position) {
        shown = position;
    }

    /** What a read that demands a position sees of a kind. */
    synchronized List<FakeThing> visible(String kind, long atLeast) {
        shown = Math.max(shown, atLeast);
        var visible =
                things.stream().limit(shown).filter(t -> t.kind.equals(kind)).toList();
        if (shown != Long.MAX_VALUE) {
            shown++;
        }
        return visible;
    }

    synchronized List<FakeThing> all(String kind) {
        return things.stream().filter(t -> t.kind.equals(kind)).toList();
    }

    synchronized FakeThing one(String name) {
        return things.stream().filter(t -> t.name.equals(name)).findFirst().orElseThrow();
    }

    synchronized Map<String, Integer> interactions() {
        return Map.copyOf(interactions);
    }

    /** The position of the last change. */
    synchronized long last() {
        return (long) things.size() + interactions.size();
    }

    synchronized FakeAnswer register(JsonNode body) {
        var admin = body.path("superAdmin");
        if (emailTaken(admin)) {
            return FakeAnswer.problem(409, "email.taken", "The address belongs to somebody.");
        }
        var organization =
                put(new FakeThing("organizations", "", body.path("name").asString()));
        var department = put(new FakeThing("departments", organization.id, organization.name));
        var user = user(organization.id, admin);
        user.departmentId = department.id;
        organization.superAdminId = user.id;
        return created(organization);
    }

    synchronized FakeAnswer addGroup(String organization, String kind, JsonNode body) {
        String name = body.path("name").asString();
        if (has(g ->
                !g.archived && g.kind.equals(kind) && g.in.equals(organization) && g.name.equalsIgnoreCase(name))) {
            return FakeAnswer.problem(409, kind.substring(0, kind.length() - 1) + ".name-taken", "The name is taken.");
        }
        return created(put(new FakeThing(kind, organization, name)));
    }

    synchronized FakeAnswer addUser(String organization, JsonNode body) {
        if (emailTaken(body)) {
            return FakeAnswer.problem(409, "email.taken", "The address belongs to somebody.");
        }
        var user = user(organization, body);
        user.departmentId = body.path("departmentId").asString();
        body.path("teamIds").forEach(team -> user.teamIds.add(team.asString()));
        return created(user);
    }

    synchronized FakeAnswer changeUser(String id, String part, JsonNode body) {
        var user = things.stream().filter(t -> t.id.equals(id)).findFirst().orElseThrow();
        if (part.equals("interactions")) {
            return interact(id, body.path("items"));
        }
        String team = part.replace("teams/", "");
        if (user.teamIds.contains(team)) {
            return FakeAnswer.problem(409, "user.already-in-team", "In that team already.");
        }
        if (part.startsWith("teams/")) {
            user.teamIds.add(team);
        } else if (part.equals("department")) {
            user.departmentId = body.path("departmentId").asString();
        } else {
            putFields(user, body);
        }
        return new FakeAnswer(200, user.single(), position());
    }

    private FakeAnswer interact(String user, JsonNode items) {
        int recorded = 0;
        for (var item : items) {
            if (interactions.merge(user + " " + item.path("id").asString(), 1, Integer::sum) == 1) {
                recorded++;
            }
        }
        return new FakeAnswer(
                200, Map.of("recorded", recorded, "alreadyRecorded", items.size() - recorded), position());
    }

    private FakeThing user(String organization, JsonNode body) {
        var user =
                put(new FakeThing("users", organization, body.path("fullName").asString()));
        user.email = body.path("email").asString();
        putFields(user, body);
        return user;
    }

    private static void putFields(FakeThing user, JsonNode body) {
        body.path("fields")
                .properties()
                .forEach(f -> user.fields.put(f.getKey(), f.getValue().asString()));
    }

    private FakeThing put(FakeThing thing) {
        things.add(thing);
        thing.id = thing.kind.charAt(0) + "" + things.size();
        return thing;
    }

    private boolean emailTaken(JsonNode body) {
        return has(u -> u.email.equalsIgnoreCase(body.path("email").asString()));
    }

    private boolean has(Predicate<FakeThing> which) {
        return things.stream().anyMatch(which);
    }

    private FakeAnswer created(FakeThing thing) {
        return new FakeAnswer(201, thing.single(), position());
    }

    private Map<String, String> position() {
        return Map.of("Rollcall-Position", Long.toString(last()));
    }
}
