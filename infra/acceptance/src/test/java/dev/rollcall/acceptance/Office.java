package dev.rollcall.acceptance;

import java.util.concurrent.atomic.AtomicInteger;

/** An organization of a test's own, so that tests do not meet. */
public final class Office {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Api api;
    private final int number;
    private final String id;
    private final String superAdmin;

    private Office(Api api, int number, String id, String superAdmin) {
        this.api = api;
        this.number = number;
        this.id = id;
        this.superAdmin = superAdmin;
    }

    static Office register(Api api) {
        int number = NUMBER.incrementAndGet();
        Answer answer =
                api.post("/v1/organizations", """
                        {"name": "Office %d", "dataCentre": "eu", "plan": "PAID",
                         "superAdmin": {"fullName": "Ada Boss", "email": "ada@office%d.example"}}""".formatted(number, number)).expect(201);
        return new Office(api, number, answer.id(), answer.text("/superAdminId"));
    }

    String id() {
        return id;
    }

    public String superAdmin() {
        return superAdmin;
    }

    /** An address that only this office uses. */
    String email(String localPart) {
        return "%s@office%d.example".formatted(localPart, number);
    }

    /** Path of something of this office: {@code path("/users")}. */
    String path(String rest) {
        return "/v1/organizations/" + id + rest;
    }

    Answer add(String fullName, String localPart) {
        return api.post(
                        path("/users"),
                        "{\"fullName\": \"%s\", \"email\": \"%s\"}".formatted(fullName, email(localPart)))
                .expect(201);
    }

    Answer create(String units, String name) {
        return api.post(path("/" + units), "{\"name\": \"%s\"}".formatted(name)).expect(201);
    }
}
