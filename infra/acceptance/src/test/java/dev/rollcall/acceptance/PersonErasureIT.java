package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunsRollcall
@DisplayName("Erasing a user")
class PersonErasureIT {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Path OWN_LOG = Path.of("target/acceptance.log");

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;
    private final Office other;
    private final Person admin;

    PersonErasureIT(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.api = rollcall.api();
        this.office = Office.register(api);
        this.other = Office.register(api);
        this.admin = Person.superAdmin(rollcall, office);
    }

    @AfterEach
    void release() {
        rollcall.clock().release();
    }

    private Answer delete(Person person) {
        return admin.api().post(person.path("/deletion"), "{\"confirm\": \"%s\"}".formatted(person.email()));
    }

    private void await(Person person, String pointer) {
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() ->
                        !api.get(person.path("/deletion")).json().at(pointer).isMissingNode());
    }

    private Person deleted(String localPart) {
        Person person = Person.join(rollcall, office, localPart);
        delete(person).expect(204);
        await(person, "/completedAt");
        return person;
    }

    /** Tables of a database in whose rows, as text, one of the words stands. */
    private static List<String> tablesWith(JdbcClient database, List<String> words) {
        List<String> found = new ArrayList<>();
        List<String> tables = database.sql("""
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""").query(String.class).list();
        for (String table : tables) {
            for (String word : words) {
                boolean isThere = database.sql(
                                "select exists (select from %s t where t::text ilike ?)".formatted(table))
                        .param("%" + word + "%")
                        .query(Boolean.class)
                        .single();
                if (isThere) {
                    found.add(table + " has " + word);
                }
            }
        }
        return found;
    }

    @Test
    @DisplayName("R53 leaves no store of ours with name, address, IP or device, and a history that is whole")
    void nothingIsLeft() throws IOException {
        String name = "Zebedee Quuxington";
        String local = "zebedee-quuxington";
        // Invited under the address before it was theirs, by somebody who never hears of it.
        String early = other.add("Early E", "early").id();
        String waiting = api.post(
                        other.path("/users/" + early + "/contact-invites"),
                        "{\"email\": \"%s\"}".formatted(office.email(local)))
                .expect(201)
                .id();
        String id = office.add(name, local).id();
        Person person = new Person(rollcall, office, id, office.email(local), office.signIn(id, office.email(local)));
        api.patch(person.path(""), "{\"fields\": {\"displayName\": \"Zebbie Quuxington\", \"phone\": \"555-0199-77\"}}")
                .expect(204);
        api.as("")
                .send(
                        "POST",
                        "/v1/sessions",
                        """
                        {"email": "%s", "password": "%s", "device": {"kind": "WEB", "name": "Quuxingtonphone 9"}}""".formatted(person.email(), person.password()),
                        Map.of("User-Agent", "QuuxingtonBrowser/7", "X-Forwarded-For", "203.0.113.77"))
                .expect(201);
        person.attempt("wrong").expect(401);
        String sue = other.add("Sue S", "sue").id();
        String invite = api.post(
                        person.path("/contact-invites"),
                        "{\"email\": \"%s\", \"message\": \"Quuxington greets\"}".formatted(other.email("sue")))
                .expect(201)
                .id();
        api.put(other.path("/users/" + sue + "/contact-invites/" + invite + "/acceptance"))
                .expect(204);
        api.post(other.path("/external-users"), "{\"email\": \"%s\"}".formatted(person.email()))
                .expect(201);
        person.api()
                .post("/v1/invitations/" + new Mailbox(rollcall).lastLinkTo(id) + "/acceptance", "{}")
                .expect(201);
        // Long enough that no Base64 of sealed bytes holds one by chance, in whichever case: four letters did.
        List<String> words = List.of("quuxington", "zebedee", "zebbie", "555-0199-77", "203.0.113.77");
        api.get(
                        other.path("/users/" + sue + "/contacts"),
                        office.create("teams", "Shown").position())
                .expect(200);
        assertThat(tablesWith(rollcall.superuser(rollcall.readModelsSource()), words))
                .isNotEmpty();

        delete(person).expect(204);
        await(person, "/completedAt");
        admin.api().post(person.path("/erasure"), "{}").expect(204);
        await(person, "/erasure/receipt");
        api.get(office.path("/users"), office.create("teams", "Later").position())
                .expect(200);

        assertThat(rollcall.log("rollcall_command")
                        .sql(
                                "select payload ->> 'formerNames' from event_store.event where stream = ? and type = 'user.erased'")
                        .param("user/" + id)
                        .query(String.class)
                        .single())
                .isNotEqualTo("[]");
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .untilAsserted(() -> assertThat(tablesWith(rollcall.superuser(rollcall.readModelsSource()), words))
                        .isEmpty());
        assertThat(tablesWith(rollcall.logAsSuperuser(), words)).isEmpty();
        assertThat(Files.readString(OWN_LOG)).doesNotContainIgnoringCase(words.toArray(String[]::new));
        assertThat(api.get(person.path("")).text("/fullName")).isEqualTo("[erased]");
        assertThat(rollcall.log("rollcall_command")
                        .sql(
                                "select array_agg(sequence order by sequence) = array(select generate_series(0, max(sequence)))"
                                        + " from event_store.event where stream = ?")
                        .param("user/" + id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(rollcall.log("rollcall_command")
                        .sql("select count(*) from credential.password where user_id = ?::uuid")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
        // Whoever still waits for an answer can give up.
        api.delete(other.path("/users/" + early + "/contact-invites/" + waiting))
                .expect(204);
        rebuildAll();
        assertThat(api.get(person.path("")).text("/fullName")).isEqualTo("[erased]");
        assertThat(tablesWith(rollcall.superuser(rollcall.readModelsSource()), words))
                .isEmpty();
    }

    private void rebuildAll() {
        List<String> names = rollcall.management()
                .get("/actuator/projections")
                .json()
                .at("/projections")
                .valueStream()
                .map(each -> each.at("/name").asString())
                .toList();
        for (String name : names) {
            rollcall.management().post("/actuator/projections/" + name, "{}").expect(204);
            Awaitility.await()
                    .atMost(LONGEST_WAIT)
                    .until(() -> rollcall.management()
                            .get("/actuator/projections")
                            .json()
                            .at("/projections")
                            .valueStream()
                            .anyMatch(each -> each.at("/name").asString().equals(name)
                                    && each.at("/state").asString().equals("LIVE")));
        }
    }

    @Test
    @DisplayName("R53 is blocked by a legal hold, by hand and when it is due, and says so")
    void legalHold() {
        Person ben = deleted("ben");
        api.put(ben.path("/legal-hold"), "{\"reason\": \"Case 4711\"}").expect(204);
        admin.api().post(ben.path("/erasure"), "{}").expectProblem(409, "user.legal-hold");
        assertThat(api.get(
                                ben.path("/deletion"),
                                office.create("teams", "Shown").position())
                        .text("/legalHold"))
                .isEqualTo("Case 4711");
        rollcall.clock().hold(Instant.now().plus(Duration.ofDays(31)));
        rollcall.commands().getBean("erasureDue", Runnable.class).run();
        rollcall.clock().release();
        assertThat(api.get(
                                ben.path("/deletion"),
                                office.create("teams", "Later").position())
                        .json()
                        .has("erasure"))
                .isFalse();
        api.delete(ben.path("/legal-hold")).expect(204);
        admin.api().post(ben.path("/erasure"), "{}").expect(204);
        await(ben, "/erasure/receipt");
        assertThat(api.get(ben.path("/deletion")).json().has("legalHold")).isFalse();
    }

    @Test
    @DisplayName("R53 Kafka forgets by itself, sooner than a user can no longer be restored")
    void kafka() throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "rollcall.events");
        try (Admin kafka =
                Admin.create(Map.of("bootstrap.servers", rollcall.parts().bootstrapServers()))) {
            Config config = Objects.requireNonNull(
                    kafka.describeConfigs(List.of(topic)).all().get().get(topic));
            assertThat(Duration.ofMillis(
                            Long.parseLong(config.get("retention.ms").value())))
                    .isLessThan(Duration.ofDays(30));
            assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
        }
    }

    @Test
    @DisplayName("R53 is for who is deleted, once, and nothing changes after it")
    void once() {
        Person ben = Person.join(rollcall, office, "ben");
        admin.api().post(ben.path("/erasure"), "{}").expectProblem(409, "user.not-deleted");
        delete(ben).expect(204);
        await(ben, "/completedAt");
        admin.api().post(ben.path("/erasure"), "{}").expect(204);
        admin.api().post(ben.path("/erasure"), "{}").expectProblem(409, "user.erased");
        admin.api().delete(ben.path("/deletion")).expectProblem(409, "user.erased");
        api.put(ben.path("/legal-hold"), "{\"reason\": \"Late\"}").expectProblem(409, "user.erased");
    }

    @Test
    @DisplayName("R53 happens by itself when 30 days are over")
    void due() {
        Person ben = deleted("ben");
        rollcall.clock().hold(Instant.now().plus(Duration.ofDays(30).plusMinutes(1)));
        rollcall.commands().getBean("erasureDue", Runnable.class).run();
        await(ben, "/erasure/receipt");
        assertThat(api.get(ben.path("/deletion")).text("/erasure/reason")).isEqualTo("DUE");
    }

    @Test
    @DisplayName("R53 and a change at the same time: one order or the other, never half")
    void racing() {
        for (int round = 0; round < 8; round++) {
            Person ben = deleted("ben" + round);
            Race race = Race.of(
                    4,
                    i -> i % 2 == 0
                            ? admin.api().post(ben.path("/erasure"), "{}")
                            : admin.api().delete(ben.path("/deletion")));
            long erased =
                    race.all().stream().filter(each -> each.status() == 204).count();
            long restored = race.answers(200).size();
            assertThat(erased + restored).as("%s", race.all()).isEqualTo(1);
            if (erased == 1) {
                await(ben, "/erasure/receipt");
                assertThat(api.get(ben.path("")).text("/fullName")).isEqualTo("[erased]");
            } else {
                long position = race.answers(200).getFirst().position();
                assertThat(api.get(ben.path(""), position).text("/status")).isEqualTo("ACTIVE");
                api.patch(ben.path(""), "{\"fullName\": \"Back\"}").expect(204);
            }
        }
    }
}
