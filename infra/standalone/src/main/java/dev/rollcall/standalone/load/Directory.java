package dev.rollcall.standalone.load;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Who is in the organization, by primary address. */
final class Directory {

    private final Api api;
    private final String path;
    private final Map<String, JsonNode> byAddress = new ConcurrentHashMap<>();

    Directory(Api api, Organization organization) {
        this.api = api;
        this.path = organization.path() + "/users?limit=500";
    }

    void look() {
        for (var user : api.list(path)) {
            byAddress.put(key(Answer.text(user, "primaryEmail")), user);
        }
    }

    Optional<JsonNode> find(String address) {
        return Optional.ofNullable(byAddress.get(key(address)));
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
