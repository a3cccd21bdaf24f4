package dev.rollcall.standalone.load;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The departments or the teams of the organization by their names, which are compared ignoring case (R8). */
final class Groups {

    private final Api api;
    private final String path;
    private final String takenCode;
    private final Map<String, String> ids = new HashMap<>();
    private final Tally tally = new Tally();

    private Groups(Api api, String path, String takenCode) {
        this.api = api;
        this.path = path;
        this.takenCode = takenCode;
    }

    static Groups departments(Api api, Organization organization) {
        return new Groups(api, organization.path() + "/departments", "department.name-taken");
    }

    static Groups teams(Api api, Organization organization) {
        return new Groups(api, organization.path() + "/teams", "team.name-taken");
    }

    /** Creates those that are not there yet; an archived one takes nobody, so it does not count as there. */
    Groups ensure(Collection<String> names) {
        look();
        for (String name : names) {
            tally.add(ids.containsKey(key(name)) ? Count.PRESENT : createOrFind(name));
        }
        return this;
    }

    String id(String name) {
        var id = ids.get(key(name));
        if (id == null) {
            throw new IllegalArgumentException("not ensured: " + name);
        }
        return id;
    }

    Count count() {
        return tally.count();
    }

    private Count createOrFind(String name) {
        return Taken.createOrFind(
                () -> {
                    ids.put(key(name), Answer.text(api.post(path, Map.of("name", name)), "id"));
                    return Count.ADDED;
                },
                takenCode,
                () -> {
                    look();
                    return Optional.of(Count.PRESENT).filter(c -> ids.containsKey(key(name)));
                });
    }

    private void look() {
        for (var group : api.list(path + "?limit=500")) {
            if (!group.path("archived").asBoolean(false)) {
                ids.put(key(Answer.text(group, "name")), Answer.text(group, "id"));
            }
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
