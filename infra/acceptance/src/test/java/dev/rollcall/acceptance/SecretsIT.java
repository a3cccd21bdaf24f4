package dev.rollcall.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.standalone.parts.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uses every kind of secret there is, rightly and wrongly, and then looks for it wherever anything is kept. */
@RunsRollcall
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Secrets")
class SecretsIT {

    private static final String CHOSEN = "Zyzzyva-Chosen-Password";
    private static final String ENTERED = "Zyzzyva-Entered-By-An-Admin";
    private static final String MISTYPED = "Zyzzyva-Mistyped-Password";
    private static final String TOO_SHORT = "Zyzzyva1";

    private final Rollcall rollcall;
    private final Office office;
    private final Person boss;
    private final Person ben;

    /** What is looked for, by what it is. */
    private final Map<String, String> secrets = new LinkedHashMap<>();

    private final List<Answer> later = new ArrayList<>();

    SecretsIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.boss = Person.superAdmin(rollcall, office);
        this.ben = Person.join(rollcall, office, "ben");
    }

    /** Each with a key by which the answer is kept for a day. */
    private Answer send(Api by, String method, String path, String body) {
        return by.send(
                method, path, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    @BeforeAll
    void useThemAll() {
        secrets.put("chosen", CHOSEN);
        secrets.put("entered", ENTERED);
        secrets.put("mistyped", MISTYPED);
        secrets.put("too short", TOO_SHORT);
        Answer generated =
                send(boss.api(), "POST", ben.path("/password-resets"), "{}").expect(201);
        secrets.put("one-time password", generated.text("/oneTimePassword"));
        send(boss.api(), "POST", ben.path("/password-resets"), "{\"oneTimePassword\": \"%s\"}".formatted(ENTERED))
                .expect(201);
        ben.attempt(MISTYPED).expect(401);
        String session = send(rollcall.api().as(""), "POST", "/v1/sessions", """
                        {"email": "%s", "password": "%s"}""".formatted(ben.email(), ENTERED))
                .expect(201)
                .text("/token");
        secrets.put("session token", session.split("_", 3)[2]);
        Api user = rollcall.api().as(session);
        change(user, ENTERED, TOO_SHORT).expect(422);
        change(user, MISTYPED, CHOSEN).expect(422);
        change(user, ENTERED, CHOSEN).expect(204);
        enrol(user);
        Answer token = send(user, "POST", "/v1/me/api-tokens", """
                        {"name": "Export", "scopes": ["users:read"], "expiresAt": "%s"}""".formatted(
                                Instant.now().plus(Duration.ofDays(1))))
                .expect(201);
        secrets.put("API token", token.text("/token").split("_", 3)[2]);
        rollcall.api().as(token.text("/token")).get(ben.path("")).expect(200);
        lookAtAll(user);
    }

    private static Answer change(Api user, String current, String next) {
        return user.put("/v1/me/password", """
                {"currentPassword": "%s", "newPassword": "%s"}""".formatted(current, next));
    }

    private void enrol(Api user) {
        String secret =
                send(user, "POST", "/v1/me/two-factor", "{}").expect(201).text("/secret");
        secrets.put("seed", secret);
        String code = Authenticator.code(secret, Instant.now());
        Answer enrolled = send(user, "POST", "/v1/me/two-factor/confirmation", "{\"code\": \"%s\"}".formatted(code))
                .expect(200);
        String recoveryCode = enrolled.text("/recoveryCodes/0");
        secrets.put("recovery code", recoveryCode);
        secrets.put("unused recovery code", enrolled.text("/recoveryCodes/9"));
        secrets.put("code", code);
        send(rollcall.api().as(""), "POST", "/v1/sessions", """
                        {"email": "%s", "password": "%s", "code": "%s"}""".formatted(ben.email(), CHOSEN, recoveryCode))
                .expect(201);
        send(rollcall.api().as(""), "POST", "/v1/sessions", """
                        {"email": "%s", "password": "%s", "code": "%s"}""".formatted(ben.email(), CHOSEN, recoveryCode))
                .expect(401);
    }

    private void lookAtAll(Api user) {
        long head = head();
        for (String path : List.of(
                "/v1/me",
                "/v1/me/api-tokens",
                ben.path(""),
                ben.path("/sessions"),
                ben.path("/login-history"),
                ben.path("/two-factor"),
                ben.path("/api-tokens"))) {
            later.add(user.get(path, head).expect(200));
        }
        for (String path : List.of("/sessions", "/two-factor", "/api-tokens", "/login-history", "")) {
            later.add(boss.api().get(ben.path(path), head).expect(200));
        }
    }

    private long head() {
        return Objects.requireNonNull(rollcall.log(Databases.READER_ROLE)
                .sql("select max(position) from event_store.event")
                .query(Long.class)
                .single());
    }

    /** The secret itself and, but for six digits, the forms in which it might hide. */
    private static Pattern pattern(String secret) {
        if (secret.matches("[0-9]{6}")) {
            return Pattern.compile("(?<![0-9A-Za-z.:_-])" + secret + "(?![0-9A-Za-z.:_-])");
        }
        byte[] bytes = secret.getBytes(UTF_8);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return Pattern.compile(
                String.join(
                        "|",
                        Pattern.quote(secret),
                        HexFormat.of().formatHex(bytes),
                        Pattern.quote(base64.substring(0, base64.length() - 1)),
                        Pattern.quote(secret.replace("-", ""))),
                Pattern.CASE_INSENSITIVE);
    }

    private void assertNoneIn(String where, String text) {
        secrets.forEach(
                (what, secret) -> assertThat(pattern(secret).matcher(text).find())
                        .as("%s in %s", what, where)
                        .isFalse());
    }

    private static List<String> tables(JdbcClient database) {
        return database.sql("""
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                        where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'""").query(String.class).list();
    }

    private static String text(JdbcClient database, String table) {
        return String.join(
                "\n",
                database.sql("select t::text from %s as t".formatted(table))
                        .query(String.class)
                        .list());
    }

    @Test
    @DisplayName("R36 are found by this search where they are")
    void known() {
        assertThat(secrets).hasSize(11).doesNotContainValue("");
        for (String secret : secrets.values()) {
            assertThat(pattern(secret).matcher("\"" + secret + "\"").find()).isTrue();
        }
        String hidden = HexFormat.of().formatHex(("x" + CHOSEN + "x").getBytes(UTF_8));
        assertThat(pattern(CHOSEN).matcher(hidden).find()).isTrue();
    }

    @Test
    @DisplayName("R36 are in no table of the log's database, not even those of credentials")
    void log() {
        JdbcClient all = rollcall.logAsSuperuser();
        assertThat(tables(all)).contains("event_store.event", "command.answer", "credential.password");
        tables(all).forEach(table -> assertNoneIn(table, text(all, table)));
    }

    @Test
    @DisplayName("R36 are in no event, even where what is sealed in it is opened")
    void events() {
        List<Logged> events = new ArrayList<>(Logged.of(rollcall, "account/" + ben.id()));
        assertThat(events).hasSizeGreaterThan(5);
        later.get(3).items("/id").forEach(session -> events.addAll(Logged.of(rollcall, "session/" + session)));
        events.forEach(event -> assertNoneIn(event.type(), event.payload() + " " + event.metadata()));
    }

    @Test
    @DisplayName("R36 are in no read model")
    void readModels() {
        JdbcClient all = rollcall.readModels();
        assertThat(tables(all)).hasSizeGreaterThan(4);
        tables(all).forEach(table -> assertNoneIn(table, text(all, table)));
    }

    @Test
    @DisplayName("R36 are in no record of Kafka")
    void feed() {
        String feed = new Subscriber(rollcall.parts().bootstrapServers())
                .readUpTo(head(), Duration.ofSeconds(60))
                .toString();
        assertThat(feed).contains(ben.id(), "account.password-reset");
        assertNoneIn("Kafka", feed);
    }

    @Test
    @DisplayName("R36 are in no log of the services or of PostgreSQL")
    void logs() throws IOException {
        String services = Files.readString(Path.of("target", "acceptance.log"));
        assertThat(services).contains("Tomcat started");
        assertNoneIn("logs of the services", services);
        assertNoneIn("log of PostgreSQL", rollcall.parts().postgresLog());
    }

    @Test
    @DisplayName("R36 are in no answer but the one that handed them over")
    void answers() {
        later.forEach(answer -> assertNoneIn("an answer", answer.body() + answer.headers()));
        assertThat(later.get(3).items()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "totp", "recovery_code", "access_grant"})
    @DisplayName("R36 are out of reach for query-service, even as hashes")
    void reader(String table) {
        assertThatThrownBy(() -> rollcall.log(Databases.READER_ROLE)
                        .sql("select count(*) from credential." + table)
                        .query(Long.class)
                        .single())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThat(rollcall.log(Databases.COMMAND_ROLE)
                        .sql("select count(*) from credential." + table)
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into command.claim (scope, key, owner) values ('session', 'x', 'x')",
                "update command.claim set label = ''",
                "delete from command.claim",
                "update credential.access_grant set expires_at = now()",
                "delete from credential.activity"
            })
    @DisplayName("R36 cannot be brought into force by query-service")
    void readerChangesNothing(String statement) {
        assertThatThrownBy(
                        () -> rollcall.log(Databases.READER_ROLE).sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    @DisplayName("R36 that are passwords are kept as Argon2id hashes of the strength that is promised")
    void hashes() {
        assertThat(rollcall.log(Databases.COMMAND_ROLE)
                        .sql("select hash from credential.password where user_id = ?")
                        .param(UUID.fromString(ben.id()))
                        .query(String.class)
                        .list())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(hash -> assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"))
                .doesNotHaveDuplicates();
    }
}
