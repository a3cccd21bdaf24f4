package dev.rollcall.standalone.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The organization that takes the office in. */
record Organization(String id, String superAdminId, boolean registeredNow) {

    /** Path of its resources. */
    String path() {
        return "/v1/organizations/" + id;
    }

    static Organization existing(Api api, String id) {
        return of(api.get("/v1/organizations/" + encoded(id)), false);
    }

    /** The organization with the office's name; if there is none, it is registered by the first employee. */
    static Organization of(Api api, Office office) {
        return find(api, office.name())
                .orElseGet(() ->
                        Taken.createOrFind(() -> register(api, office), "email.taken", () -> find(api, office.name())));
    }

    private static Organization register(Api api, Office office) {
        var first = office.employees().getFirst();
        var admin = Map.of("fullName", first.name(), "email", first.email());
        return of(
                api.post(
                        "/v1/organizations",
                        Map.of("name", office.name(), "dataCentre", "eu", "plan", "PAID", "superAdmin", admin)),
                true);
    }

    private static Optional<Organization> find(Api api, String name) {
        var found = api.list("/v1/organizations?name=" + encoded(name));
        if (found.size() > 1) {
            throw new LoadFailed(
                    "load.organization-ambiguous",
                    found.size() + " organizations are called " + name + "; choose one by its id");
        }
        return found.stream().findFirst().map(resource -> of(resource, false));
    }

    private static Organization of(JsonNode resource, boolean registeredNow) {
        return new Organization(Answer.text(resource, "id"), Answer.text(resource, "superAdminId"), registeredNow);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
