package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What is allowed to whom, found out by asking: every operation of the OpenAPI document, with every role. What comes out
 * is the approved table, or a new endpoint fails the build.
 */
@RunsRollcall
@DisplayName("R4, R16 Every operation is allowed to just those whom the approved table names")
class AuthorizationTableIT {

    private static final Path APPROVED = Path.of("src/test/resources/authorization.md");
    private static final Path ACTUAL = Path.of("target/authorization.md");

    /** Lets nothing be carried out: it is looked at after the authorization, and refused. */
    private static final Map<String, String> HARMLESS = Map.of("Idempotency-Key", "x".repeat(256));

    private static final List<String> STEP_UP = List.of("access.step-up-required");
    private static final List<String> REFUSED = List.of(
            "access.forbidden",
            "access.session-required",
            "access.scope-required",
            "password.must-change",
            "two-factor.must-enrol",
            "request.unauthenticated",
            "request.forbidden",
            "organization.not-found");

    private final Document document = Document.current();
    private final Api operator;
    private final Office office;
    private final Office foreign;
    private final Cast cast;

    AuthorizationTableIT(Rollcall rollcall) {
        operator = rollcall.api();
        office = Office.register(operator);
        foreign = Office.register(operator);
        cast = new Cast(rollcall, office);
    }

    @Test
    @DisplayName("and nobody else")
    void asApproved() throws IOException {
        Map<String, Caller> columns = new LinkedHashMap<>();
        columns.put("operator", new Caller(operator, office.superAdmin()));
        columns.put("super admin", cast.superAdmin());
        columns.put("admin", cast.withRole("ADMIN"));
        columns.put("technician", cast.withRole("TECHNICIAN"));
        columns.put("auditor", cast.withRole("AUDITOR"));
        columns.put("member", cast.withRole("MEMBER"));
        columns.put("external user", cast.externalUser());
        columns.put("role with ASSIGN_ROLES", cast.withRole(cast.customRole()));
        columns.put("API token of a super admin", cast.apiToken());
        columns.put("while a password must be chosen", cast.mustChangePassword());
        columns.put("while a factor must be enrolled", cast.mustEnrol());
        Caller stale = cast.authenticatedLongAgo();

        String table = document.operations().stream()
                .map(operation -> "| %s | %s | %s |"
                        .formatted(
                                operation,
                                columns.values().stream()
                                        .map(caller -> reach(operation, caller))
                                        .collect(Collectors.joining(" | ")),
                                needsStepUp(operation, stale) ? "yes" : ""))
                .collect(Collectors.joining("\n", header(columns), "\n"));

        Files.createDirectories(ACTUAL.getParent());
        Files.writeString(ACTUAL, table);
        assertThat(table).as("%s against %s", ACTUAL, APPROVED).isEqualTo(Files.readString(APPROVED));
    }

    @Test
    @DisplayName("of their own organization: of another there is nothing")
    void foreignOrganization() {
        List<Caller> all = List.of(
                cast.superAdmin(),
                cast.withRole("ADMIN"),
                cast.withRole("TECHNICIAN"),
                cast.withRole("MEMBER"),
                cast.apiToken());

        for (Document.Operation operation : document.operations()) {
            if (operation.path().contains("{organizationId}")) {
                for (Caller caller : all) {
                    Answer answer = ask(operation, caller.api(), foreign.id(), foreign.superAdmin());
                    assertThat(answer.status())
                            .as("%s: %s", operation, answer.body())
                            .isEqualTo(404);
                    assertThat(answer.text("/code")).as("%s", operation).isEqualTo("organization.not-found");
                }
            }
        }
    }

    @Test
    @DisplayName("and without a token only what the document says needs none")
    void nobody() {
        for (Document.Operation operation : document.operations()) {
            Answer answer = ask(operation, operator.as(""), office.id(), office.superAdmin());
            assertThat(answer.status() == 401).as("%s", operation).isEqualTo(operation.needsToken());
        }
    }

    private static String header(Map<String, Caller> columns) {
        String names = String.join(" | ", columns.keySet());
        return """
                # What is allowed to whom

                Found out by asking (`AuthorizationTableIT`). *all*: for everybody of the organization; *own*: about
                oneself; the operator acts in any organization. Of another organization there is nothing (404).

                | operation | %s | needs step-up |
                |---|%s|
                """.formatted(
                        names, columns.keySet().stream().map(name -> "---|").collect(Collectors.joining()) + "---");
    }

    private String reach(Document.Operation operation, Caller caller) {
        if (isAllowed(ask(operation, caller.api(), office.id(), cast.somebody()))) {
            return "all";
        }
        boolean isAboutUsers = operation.path().contains("{userId}");
        return isAboutUsers && isAllowed(ask(operation, caller.api(), office.id(), caller.userId())) ? "own" : "";
    }

    private boolean needsStepUp(Document.Operation operation, Caller stale) {
        Answer answer = ask(operation, stale.api(), office.id(), cast.somebody());
        return answer.status() == 401 && STEP_UP.contains(answer.text("/code"));
    }

    private static boolean isAllowed(Answer answer) {
        return answer.status() < 400 || !answer.body().startsWith("{") || !REFUSED.contains(answer.text("/code"));
    }

    private Answer ask(Document.Operation operation, Api api, String organizationId, String userId) {
        String path = operation
                .path()
                .replace("{organizationId}", organizationId)
                .replace("{userId}", userId)
                .replace("{address}", "nobody@nowhere.example")
                .replace("{policy}", "session")
                .replace("{role}", "NOBODY")
                .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        boolean isRead = operation.method().equals("GET");
        boolean hasBody = document.requestBody(operation).isPresent();
        return api.send(operation.method(), path, hasBody ? "{}" : "", isRead ? Map.of() : HARMLESS);
    }

    /** @param userId whom the caller's own affairs are about */
    record Caller(Api api, String userId) {}
}
