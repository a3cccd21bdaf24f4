package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.rollcall.acceptance.NodeProgram.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens the page in a browser, as {@code page.mjs} says; the pictures are in {@code target/audit-page}. */
@RunsRollcall
@DisplayName("The page of history")
class AuditPageIT {

    private static final Path FOLDER = Path.of("browser").toAbsolutePath();

    private static final int MORE_THAN_A_PAGE = 21;

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;

    AuditPageIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
    }

    @Test
    @DisplayName("R91 R92 R93 shows a time line, how things stood and proofs in a browser, to auditors")
    void inBrowser() throws Exception {
        assumeFalse("none".equals(System.getenv("ROLLCALL_CHROMIUM")), "Here is no Chromium, and none to be had");
        NodeProgram npm = NodeProgram.find("npm");
        NodeProgram browser = NodeProgram.find("chromium");
        Run install = npm.run(FOLDER, Map.of(), "ci", "--no-progress");
        NodeProgram.need(install.status() == 0, "npm could not fetch what drives the browser:\n" + install.output());
        Person boss = Person.superAdmin(rollcall, office);
        Person member = Person.join(rollcall, office, "mia");
        Person ben = Person.join(rollcall, office, "ben");
        for (int change = 0; change < MORE_THAN_A_PAGE; change++) {
            api.patch(ben.path(""), "{\"fields\": {\"designation\": \"Trader %d\"}}".formatted(change))
                    .expect(204);
        }
        ben.withRole(boss.api(), "ADMIN");
        ben.signIn("WEB");
        boss.api().put(ben.path("/status"), "{\"status\": \"INACTIVE\"}").expect(204);
        Person auditor = boss.auditor();
        Path pictures = Files.createDirectories(Path.of("target/audit-page").toAbsolutePath());

        Run run = NodeProgram.find("node")
                .run(
                        FOLDER,
                        Map.of(
                                "ORIGIN", rollcall.origin().toString(),
                                "BROWSER", browser.file().toString(),
                                "PICTURES", pictures.toString(),
                                "EMAIL", auditor.email(),
                                "PASSWORD", auditor.password(),
                                "USER_NAME", "Person ben",
                                "MEMBER_EMAIL", member.email(),
                                "MEMBER_PASSWORD", member.password()),
                        "page.mjs");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output()).contains("All as expected.");
        assertThat(pictures.resolve("time-line.png")).isNotEmptyFile();
    }

    @Test
    @DisplayName("needs no more than its own files")
    void files() {
        Api anyone = api.as("");
        Answer page = anyone.send("GET", "/audit", "", Map.of("Accept", "text/html,*/*;q=0.8"))
                .expect(200);
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self';");
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]* src=)").doesNotContain("style=", "//");
        for (String file :
                new String[] {"audit.css", "audit.js", "interface.js", "past.js", "timeline.js", "words.js"}) {
            assertThat(anyone.get("/audit/" + file).expect(200).body())
                    .as(file)
                    .isNotEmpty()
                    .doesNotContain("http");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit/", "/audit/index.html", "/audit/..%2faudit.js", "/audit/other.js"})
    @DisplayName("and no other file is served")
    void noOtherFile(String path) {
        assertThat(api.as("").get(path).status()).isIn(400, 401, 404);
        assertThat(rollcall.api().get(path).status()).isIn(400, 404);
    }
}
