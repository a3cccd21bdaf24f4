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
                        {"name": "Office %d", "dataCentre": "eu", "plan": "PAID", "licences": 20,
                         "superAdmin": {"fullName": "Ada Boss", "email": "ada@office%d.example"}}""".formatted(number, number)).expect(201);
        return new Office(api, number, answer.id(), answer.text("/superAdminId"));
    }

    /** Gives a user of this office a password, and signs them in. */
    Api signIn(String userId, String email) {
        String oneTime = api.post(path("/users/" + userId + "/password-resets"), "{}")
                .expect(201)
                .text("/oneTimePassword");
        Api restricted = api.as(session(email, oneTime));
        restricted
                .put("/v1/me/password", """
                        {"currentPassword": "%s", "newPassword": "%s"}""".formatted(oneTime, password(userId)))
                .expect(204);
        return restricted;
    }

    /** The super admin, signed in. */
    Api superAdminApi() {
        return signIn(superAdmin, email("ada"));
    }

    /** The token of the session of a super admin who has a password of their own by then. */
    String superAdminToken() {
        superAdminApi();
        return session(email("ada"), password(superAdmin));
    }

    /** Returns when query-services show this office. */
    Office shown() {
        api.get(path(""), create("teams", "Shown").position()).expect(200);
        return this;
    }

    /** What {@link #signIn} makes the password of a user. */
    static String password(String userId) {
        return "correct horse " + userId;
    }

    /** The token of a new session. */
    String session(String email, String password) {
        return api.as("")
                .post("/v1/sessions", """
                        {"email": "%s", "password": "%s"}""".formatted(email, password))
                .expect(201)
                .text("/token");
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
