package dev.rollcall.acceptance;

import java.util.Map;

/**
 * A user of an office who has chosen a password.
 *
 * @param api in the session in which it was chosen
 */
record Person(Rollcall rollcall, Office office, String id, String email, Api api) {

    static Person join(Rollcall rollcall, Office office, String localPart) {
        String id = office.add("Person " + localPart, localPart).id();
        String email = office.email(localPart);
        return new Person(rollcall, office, id, email, office.signIn(id, email));
    }

    /** Whom a super admin appoints to watch the admins (R94). */
    Person auditor() {
        return join(rollcall, office, "auditor").withRole(api, "AUDITOR");
    }

    static Person superAdmin(Rollcall rollcall, Office office) {
        return new Person(rollcall, office, office.superAdmin(), office.email("ada"), office.superAdminApi());
    }

    /** A session as its user has it. */
    record Session(String id, String token, Api api) {}

    /** What was chosen. */
    String password() {
        return Office.password(id);
    }

    Answer attempt(String password) {
        return attempt(rollcall.api(), password);
    }

    /** @param where with any token: none is sent */
    Answer attempt(Api where, String password) {
        return where.as("").post("/v1/sessions", """
                {"email": "%s", "password": "%s"}""".formatted(email, password));
    }

    Answer attemptWithCode(String code) {
        return rollcall.api().as("").post("/v1/sessions", """
                {"email": "%s", "password": "%s", "code": "%s"}""".formatted(email, password(), code));
    }

    /** @param kind of device */
    Session signIn(String kind) {
        return session(rollcall.api().as("").post("/v1/sessions", """
                {"email": "%s", "password": "%s", "device": {"kind": "%s"}}""".formatted(email, password(), kind)));
    }

    Session session(Answer started) {
        String token = started.expect(201).text("/token");
        return new Session(started.id(), token, rollcall.api().as(token));
    }

    /** Shows the own password once more, with a key by which the request is known again. */
    Answer authenticateAgain(Api session, String key) {
        return session.send(
                "POST",
                "/v1/sessions/current/authentication",
                "{\"password\": \"%s\"}".formatted(password()),
                Map.of("Idempotency-Key", key));
    }

    Answer authenticateAgain(Api session, String password, String code) {
        return session.post("/v1/sessions/current/authentication", """
                {"password": "%s", "code": "%s"}""".formatted(password, code));
    }

    /** Something of this user's: {@code path("/lock")}. */
    String path(String rest) {
        return office.path("/users/" + id + rest);
    }

    Person withRole(Api by, String role) {
        by.put(path("/role"), "{\"role\": \"%s\"}".formatted(role)).expect(204);
        return this;
    }
}
