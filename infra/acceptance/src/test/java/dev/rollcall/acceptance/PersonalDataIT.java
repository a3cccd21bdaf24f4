package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.eventlog.EventSerializer;
import dev.rollcall.eventlog.personal.MasterKeys;
import dev.rollcall.eventlog.personal.PersonErasedException;
import dev.rollcall.eventlog.personal.PersonKeys;
import dev.rollcall.eventlog.personal.Seals;
import dev.rollcall.standalone.parts.Databases;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On a Rollcall of its own: others would stumble over persons who were erased. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalDataIT {

    /** What nothing but a person's data has in it; a part of each is enough to give it away. */
    private static final List<String> SECRETS = List.of(
            "Quetzalcoatl",
            "Xochipilli",
            "Tlaloc",
            "mictlan",
            "5550198",
            "203.0.113.77",
            "Popocatepetl-Browser",
            "1971-09-23",
            "chimalhuacan-call");

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;

    PersonalDataIT() throws Exception {
        rollcall = new Rollcall();
        api = rollcall.api();
        office = Office.register(api);
    }

    @BeforeAll
    void talkAboutPersons() {
        Map<String, String> headers = Map.of("User-Agent", "Popocatepetl-Browser/1", "X-Forwarded-For", "203.0.113.77");
        // Past the origin, which would say itself where the caller is.
        Api direct = new Api(
                URI.create("http://127.0.0.1:"
                        + rollcall.commands().getEnvironment().getProperty("local.server.port")),
                rollcall.token());
        direct.send("POST", "/v1/organizations", """
                        {"name": "Known", "dataCentre": "eu", "plan": "FREE",
                         "superAdmin": {"fullName": "Ada Quetzalcoatl", "email": "ada@mictlan.example"}}""", headers).expect(201);
        String user = direct.send("POST", office.path("/users"), """
                        {"fullName": "Xochipilli B", "email": "xo@mictlan.example",
                         "fields": {"phone": "+1 5550198", "dateOfBirth": "1971-09-23"}}""", headers)
                .expect(201)
                .header("Location");
        api.patch(user, "{\"fields\": {\"designation\": \"Priest of Tlaloc\"}}").expect(204);
        api.post(user + "/emails", "{\"address\": \"second@mictlan.example\"}").expect(201);
        api.put(user + "/emails/second@mictlan.example/verification").expect(204);
        api.post(user + "/interactions", """
                        {"with": "%s", "kind": "CALL", "at": "2020-05-01T09:00:00Z", "id": "chimalhuacan-call"}""".formatted(office.superAdmin())).expect(200);
        refusals(user);
    }

    /** What goes wrong is what gets logged. */
    private void refusals(String user) {
        api.post(office.path("/users"), "{\"fullName\": \"Tlaloc\", \"email\": \"XO@mictlan.example\"}")
                .expectProblem(409, "email.taken");
        api.post(office.path("/users"), "{\"fullName\": \"Tlaloc\", \"email\": \"xo at mictlan\"}")
                .expect(422);
        api.post(office.path("/users"), "{\"fullName\": \"Tlaloc\", \"email\": \"xo@mictlan")
                .expect(400);
        api.patch(user, "{\"fields\": {\"dateOfBirth\": \"1971-09-23 Tlaloc\"}}")
                .expect(422);
        api.get(user + "/emails/unknown@mictlan.example").expect(404);
        api.get("/v1/nothing/Quetzalcoatl").expect(404);
        Answer again = api.post(user + "/interactions", """
                        {"with": "%s", "kind": "CALL", "at": "2020-05-01T09:00:00Z", "id": "chimalhuacan-call"}""".formatted(office.superAdmin()))
                .expect(200);
        assertThat(again.json().at("/alreadyRecorded").asInt()).isEqualTo(1);
        for (String broken : List.of(
                "insert into command.claim values ('x', ?, 'x'), ('x', 'Tlaloc', 'x')",
                "insert into event_store.event (stream) values (?)",
                "select * from nowhere where name = ?",
                "select cast(? as integer)")) {
            assertThatThrownBy(() -> rollcall.log(Databases.COMMAND_ROLE)
                            .sql(broken)
                            .param("Tlaloc")
                            .update())
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @AfterAll
    void stop() {
        rollcall.close();
    }

    @Test
    @DisplayName("Nothing personal can be read in any table of the log's database")
    void tables() {
        assertThat(found(rollcall.logAsSuperuser())).isEmpty();
    }

    @Test
    @DisplayName("Nothing personal is in the logs of the services and of PostgreSQL")
    void logs() throws IOException {
        String services = Files.readString(Path.of("target", "acceptance.log"));
        assertThat(services).contains("Tomcat started");
        assertNothingIn(services);
        String postgres = rollcall.parts().postgresLog();
        assertThat(postgres).contains("database system is ready");
        assertNothingIn(postgres);
    }

    @Test
    @DisplayName("Read models and Kafka have it in plain, so that the search is known to find it")
    void plain() {
        long head = head();
        awaitTrue(() -> found(rollcall.readModels()).containsAll(List.of("Quetzalcoatl", "Xochipilli", "Tlaloc")));
        String feed = new Subscriber(rollcall.parts().bootstrapServers())
                .readUpTo(head, Duration.ofSeconds(60))
                .toString();
        assertThat(feed)
                .contains("Quetzalcoatl", "Xochipilli", "Tlaloc", "mictlan", "5550198", "1971-09-23")
                .doesNotContain("sealed.1.", "203.0.113.77", "Popocatepetl-Browser");
    }

    @Test
    @DisplayName("R53 a destroyed key makes a person's data read as erased, in every process and without a restart")
    void erased() {
        Answer added = office.add("Moctezuma", "moctezuma");
        String user = added.header("Location");
        api.get(user, added.position()).expect(200);
        Map<String, Object> row = rollcall.log(Databases.READER_ROLE)
                .sql("select type, version, payload::text as payload from event_store.event where stream = ?")
                .param("user/" + added.id())
                .query()
                .singleRow();
        assertThat(new Opened(rollcall).payload(row)).contains("Moctezuma");

        // Somebody else: both services only hear of it.
        new PersonKeys(rollcall.log(Databases.COMMAND_ROLE), MasterKeys.of(rollcall.masterKey(), ""))
                .destroy(added.id());

        for (var service : List.of(rollcall.commands(), rollcall.queries())) {
            Opened opened = new Opened(service.getBean(EventSerializer.class));
            awaitTrue(() -> opened.payload(row).contains("\"fullName\":\"[erased]\""));
            assertThat(opened.payload(row)).doesNotContain("Moctezuma");
            assertThatThrownBy(() -> new Seals(service.getBean(PersonKeys.class)).seal(added.id(), "more"))
                    .isInstanceOf(PersonErasedException.class);
        }
        rollcall.management().post("/actuator/projections/user-profile", "{}").expect(204);
        awaitTrue(() -> api.get(user, added.position()).body().contains("\"fullName\":\"[erased]\""));
        assertThat(api.get(user).body()).doesNotContain("Moctezuma").doesNotContain("moctezuma@");
    }

    @Test
    @DisplayName("R53 an erasure that nobody could hear of, for want of a connection, is found out afterwards")
    void erasedWhileDeaf() {
        Answer added = office.add("Deaf", "deaf");
        api.get(added.header("Location"), added.position()).expect(200);
        Map<String, Object> row = rollcall.log(Databases.READER_ROLE)
                .sql("select type, version, payload::text as payload from event_store.event where stream = ?")
                .param("user/" + added.id())
                .query()
                .singleRow();
        Opened opened = new Opened(rollcall);
        assertThat(opened.payload(row)).contains("Deaf");

        rollcall.logAsSuperuser().sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where usename in ('rollcall_command', 'rollcall_reader')""").query(Integer.class).single();
        new PersonKeys(rollcall.log(Databases.COMMAND_ROLE), MasterKeys.of(rollcall.masterKey(), ""))
                .destroy(added.id());

        awaitTrue(() -> {
            try {
                return opened.payload(row).contains("\"fullName\":\"[erased]\"");
            } catch (SerializationException outage) {
                return false; // the connections that were cut are noticed when they are used
            }
        });
        // For the tests after this one: the services have connections again.
        awaitTrue(() -> api.post(office.path("/teams"), "{\"name\": \"Again\"}").status() == 201);
    }

    @Test
    @DisplayName("Of a refused change nothing is kept: not even the key of the person who was not added")
    void refused() {
        long before = keys();
        api.post(office.path("/users"), "{\"fullName\": \"Nobody\", \"email\": \"%s\"}".formatted(office.email("ada")))
                .expectProblem(409, "email.taken");
        assertThat(keys()).isEqualTo(before);
        office.add("Somebody", "somebody");
        assertThat(keys()).isEqualTo(before + 1);
    }

    private long keys() {
        return rollcall.log(Databases.READER_ROLE)
                .sql("select count(*) from personal.person_key")
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("A key that was destroyed before it existed never comes into being")
    void neverBorn() {
        PersonKeys keys = new PersonKeys(rollcall.log(Databases.COMMAND_ROLE), MasterKeys.of(rollcall.masterKey(), ""));
        keys.destroy("nobody-yet");
        keys.learn(List.of("nobody-yet"));
        assertThatThrownBy(() -> new Seals(keys).seal("nobody-yet", "x")).isInstanceOf(PersonErasedException.class);
    }

    private List<String> found(JdbcClient database) {
        List<String> tables = database.sql("""
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                        where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'""").query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(4);
        return SECRETS.stream()
                .filter(secret -> tables.stream()
                        .anyMatch(table -> database.sql(
                                        "select exists (select from %s as t where t::text ilike ?)".formatted(table))
                                .param("%" + secret + "%")
                                .query(Boolean.class)
                                .single()))
                .toList();
    }

    private static void assertNothingIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        assertThat(SECRETS)
                .allSatisfy(secret -> assertThat(
                                lower.lines().filter(line -> line.contains(secret.toLowerCase(Locale.ROOT))))
                        .isEmpty());
    }

    private long head() {
        return Objects.requireNonNull(rollcall.log(Databases.READER_ROLE)
                .sql("select max(position) from event_store.event")
                .query(Long.class)
                .single());
    }

    private static void awaitTrue(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
        }
    }
}
