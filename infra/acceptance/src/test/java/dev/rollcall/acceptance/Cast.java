package dev.rollcall.acceptance;

import dev.rollcall.acceptance.AuthorizationTableIT.Caller;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Users of an office, one for each way of standing there. */
final class Cast {

    private static final String SCOPES = """
            "audit:read", "contacts:read", "contacts:write", "organization:read", "organization:write", "sign-in:read",
            "sign-in:write", "users:read", "users:write"\
            """;

    private final Rollcall rollcall;
    private final Office office;
    private final Api superAdmin;
    private final String somebody;
    private int users;

    Cast(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.superAdmin = office.superAdminApi();
        this.somebody = office.add("Some Body", "somebody").id();
    }

    /** A user who does nothing, for others to do something with. */
    String somebody() {
        return somebody;
    }

    Caller superAdmin() {
        return new Caller(superAdmin, office.superAdmin());
    }

    Caller withRole(String role) {
        String localPart = localPart();
        String id = office.add("Somebody Else", localPart).id();
        Api signedIn = office.signIn(id, office.email(localPart));
        if (!role.equals("MEMBER")) {
            superAdmin
                    .put(office.path("/users/" + id + "/role"), "{\"role\": \"%s\"}".formatted(role))
                    .expect(204);
        }
        return new Caller(signedIn, id);
    }

    private String localPart() {
        users++;
        return "user" + users;
    }

    /** The name of a role of the office's own. */
    String customRole() {
        superAdmin
                .put(office.path("/roles/HELP_DESK"), "{\"privileges\": {\"ASSIGN_ROLES\": \"FULL\"}}")
                .expect(204);
        return "HELP_DESK";
    }

    /** A user of another organization who has joined with limited access. */
    Caller externalUser() {
        Office home = Office.register(rollcall.api());
        Person cy = Person.join(rollcall, home, "cy");
        rollcall.api()
                .post(office.path("/external-users"), "{\"email\": \"%s\"}".formatted(cy.email()))
                .expect(201);
        cy.api()
                .post("/v1/invitations/" + new Mailbox(rollcall).lastLinkTo(cy.id()) + "/acceptance", "{}")
                .expect(201);
        return new Caller(cy.api(), cy.id());
    }

    Caller apiToken() {
        String token = superAdmin
                .post("/v1/me/api-tokens", """
                        {"name": "everything", "scopes": [%s], "expiresAt": "%s"}""".formatted(SCOPES, Instant.now().plus(1, ChronoUnit.DAYS)))
                .expect(201)
                .text("/token");
        return new Caller(rollcall.api().as(token), office.superAdmin());
    }

    /** An admin with a one-time password. */
    Caller mustChangePassword() {
        String localPart = localPart();
        String id = office.add("Somebody New", localPart).id();
        superAdmin
                .put(office.path("/users/" + id + "/role"), "{\"role\": \"ADMIN\"}")
                .expect(204);
        String oneTime = superAdmin
                .post(office.path("/users/" + id + "/password-resets"), "{}")
                .expect(201)
                .text("/oneTimePassword");
        return new Caller(rollcall.api().as(office.session(office.email(localPart), oneTime)), id);
    }

    /** An admin who has no second factor and must have one. */
    Caller mustEnrol() {
        String localPart = localPart();
        String id = office.add("Somebody Unenrolled", localPart).id();
        office.signIn(id, office.email(localPart));
        superAdmin
                .put(office.path("/users/" + id + "/role"), "{\"role\": \"ADMIN\"}")
                .expect(204);
        superAdmin
                .put(office.path("/policies/two-factor"), "{\"requirement\": \"REQUIRED\"}")
                .expect(204);
        String token = office.session(office.email(localPart), Office.password(id));
        superAdmin
                .put(office.path("/policies/two-factor"), "{\"requirement\": \"OPTIONAL\"}")
                .expect(204);
        return new Caller(rollcall.api().as(token), id);
    }

    /** A super admin whose password was last asked for an hour ago. */
    Caller authenticatedLongAgo() {
        String token = office.session(office.email("ada"), Office.password(office.superAdmin()));
        rollcall.authenticatedLongAgo(token);
        return new Caller(rollcall.api().as(token), office.superAdmin());
    }
}
