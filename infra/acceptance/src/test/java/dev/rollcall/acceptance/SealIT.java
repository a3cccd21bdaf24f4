package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.acceptance.Subscriber.Received;
import dev.rollcall.eventlog.seal.SealedTree;
import dev.rollcall.seal.Checkpoint;
import dev.rollcall.seal.ExportVerifier;
import dev.rollcall.seal.ExportVerifier.Verdict;
import dev.rollcall.seal.Hash;
import dev.rollcall.seal.Proofs;
import dev.rollcall.seal.PublicKey;
import dev.rollcall.seal.SignedNote;
import dev.rollcall.seal.SigningKey;
import dev.rollcall.seal.StoredRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Tampers with the log as PostgreSQL's superuser, whom no grant stops, and puts everything back. */
@RunsRollcall
class SealIT {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final String COLUMNS =
            "stream, sequence, stream_type, type, version, event_id, recorded_at, metadata, payload";

    private final Rollcall rollcall;
    private final Api api;
    private final Api management;
    private final Office office;
    private final Person auditor;
    private final JdbcClient superuser;
    private final String ben;
    private final List<Long> positions;
    /** Of Ben's last change. */
    private long written;

    SealIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
        this.auditor = Person.superAdmin(rollcall, office).auditor();
        this.superuser = rollcall.logAsSuperuser();
        this.management = new Api(
                URI.create("http://127.0.0.1:"
                        + rollcall.commands().getEnvironment().getProperty("local.management.port")),
                rollcall.token());
        this.ben = office.add("Ben Cole", "ben").header("Location");
        for (int i = 0; i < 4; i++) {
            change("+1 555 010%d".formatted(i));
        }
        this.positions = sealed().stream()
                .filter(line -> line.has("event"))
                .map(line -> line.at("/event/position").asLong())
                .toList();
        // Something later is sealed before anything is tampered with: the sealer, which others need, looks at the last.
        awaitSealed(office.add("Later L", "later").position());
        superuser
                .sql("create table if not exists tampered as select * from event_store.event where false")
                .update();
        superuser
                .sql("insert into tampered select * from event_store.event where position = any (?)")
                .param(positions.toArray(Long[]::new))
                .update();
    }

    @AfterEach
    void putBack() {
        restore();
        superuser.sql("drop table tampered").update();
    }

    private void restore() {
        superuser
                .sql("delete from event_store.event where position = any (?)")
                .param(positions.toArray(Long[]::new))
                .update();
        superuser.sql("insert into event_store.event select * from tampered").update();
    }

    private void change(String phone) {
        written = api.patch(ben, "{\"fields\": {\"phone\": \"%s\"}}".formatted(phone))
                .expect(204)
                .position();
    }

    /** Ben's history with its proofs, when all of it is sealed. */
    private List<JsonNode> sealed() {
        awaitSealed(written);
        return export().lines().map(JSON::readTree).toList();
    }

    private void awaitSealed(long position) {
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> api.get("/v1/audit/proofs/" + position).status() == 200);
    }

    private static final tools.jackson.databind.json.JsonMapper JSON = new tools.jackson.databind.json.JsonMapper();

    private String export() {
        return export("");
    }

    private String export(String query) {
        return auditor.api()
                .send(
                        "GET",
                        ben.replace("/users/", "/audit/users/") + "/events" + query,
                        "",
                        Map.of("Accept", "application/x-ndjson", "Rollcall-Position", Long.toString(written)))
                .expect(200)
                .body();
    }

    private List<PublicKey> keys() {
        return keys(api);
    }

    private static List<PublicKey> keys(Api api) {
        return api.as("")
                .get("/v1/audit/public-keys")
                .expect(200)
                .body()
                .lines()
                .map(PublicKey::parse)
                .toList();
    }

    /** What is told of an export of that history, once all up to a position is sealed. */
    static Verdict verify(Api api, Person auditor, String history, long position) throws IOException {
        Answer export = Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(
                        () -> auditor.api()
                                .send(
                                        "GET",
                                        history.replaceFirst("\\?.*", ""),
                                        "",
                                        Map.of(
                                                "Accept",
                                                "application/x-ndjson",
                                                "Rollcall-Position",
                                                Long.toString(position))),
                        answer -> answer.status() == 200);
        return new ExportVerifier(keys(api), events -> {}).verify(new BufferedReader(new StringReader(export.body())));
    }

    private Verdict verify() throws IOException {
        return verify(export());
    }

    private Verdict verify(String export) throws IOException {
        return new ExportVerifier(keys(), events -> {}).verify(new BufferedReader(new StringReader(export)));
    }

    private String proof(long position) {
        return api.get("/v1/audit/proofs/" + position).expect(200).text("/matches");
    }

    @Test
    @DisplayName("R93 an export carries the proof that it is what was sealed")
    void good() throws IOException {
        Verdict verdict = verify();

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.events()).isEqualTo(positions.size()).isGreaterThanOrEqualTo(5);
        assertThat(proof(positions.getLast())).isEqualTo("true");
    }

    @Test
    @DisplayName("R93 an export says up to where it goes, and whether that is everything until there")
    void extent() throws IOException {
        long middle = positions.get(2);
        String part = export("?to=" + middle);

        assertThat(extent(part).path("upTo").asLong()).isEqualTo(middle);
        assertThat(extent(part).path("complete").asBoolean()).isFalse();
        assertThat(verify(part).events()).isEqualTo(3);
        assertThat(verify(part).findings()).isEmpty();
        assertThat(extent(export()).path("upTo").asLong()).isGreaterThanOrEqualTo(positions.getLast());
        assertThat(extent(export()).path("complete").asBoolean()).isTrue();
    }

    private static JsonNode extent(String export) {
        return JSON.readTree(export.lines().findFirst().orElseThrow()).path("export");
    }

    @Test
    @DisplayName("R93 an event that was changed in PostgreSQL is told")
    void changed() throws IOException {
        superuser
                .sql(
                        "update event_store.event set metadata = replace(metadata::text, 'SYSTEM', 'USER')::json where position = ?")
                .param(positions.get(2))
                .update();

        assertThat(verify().findings())
                .singleElement()
                .asString()
                .contains("position %d ".formatted(positions.get(2)), "was changed");
        assertThat(proof(positions.get(2))).isEqualTo("false");
    }

    @Test
    @DisplayName("R93 an event that is changed long after it was sealed raises an alarm, until it is what it was")
    void alarm() {
        long position = positions.get(2);
        awaitTampered(0);

        superuser
                .sql(
                        "update event_store.event set metadata = replace(metadata::text, 'SYSTEM', 'USER')::json where position = ?")
                .param(position)
                .update();

        awaitTampered(1);
        assertThat(health(503).at("/components/recheck/status").asString()).isEqualTo("DOWN");
        assertThat(recheck()).containsEntry("tampered", Set.of(position));
        assertThat(management.get("/actuator/health/readiness").status()).isEqualTo(200);

        restore();
        awaitTampered(0);
    }

    private void awaitTampered(int events) {
        String gauge = "rollcall_seal_tampered{application=\"command-service\",what=\"events\"} %d.0".formatted(events);
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> management.get("/actuator/prometheus").body().contains(gauge));
    }

    @Test
    @DisplayName("R93 an event whose hash was changed with it raises an alarm, by the root that was signed")
    void alarmByRoot() {
        // Of a block of hashes that is complete: the sealer looks at the last one itself, and would seal no more.
        for (int i = 0; written < 300; i++) {
            change("+1 555 0%03d".formatted(200 + i));
        }
        awaitSealed(300);
        String type = firstRow().type();
        Hash hash = firstRow().hash();

        pretend(type + "-never");
        try {
            replaceLeaf(firstRow().hash());
            Awaitility.await().atMost(LONGEST_WAIT).until(() -> recheck().containsKey("tree"));
            assertThat(health(503).at("/components/recheck/status").asString()).isEqualTo("DOWN");
        } finally {
            pretend(type);
            replaceLeaf(hash);
        }
        awaitTampered(0);
    }

    @Test
    @DisplayName("R93 a key that somebody put beside the log's raises an alarm, and so does a checkpoint it signs")
    void foreignKey() {
        SigningKey foreign = SigningKey.of("rollcall", Base64.getEncoder().encodeToString(new byte[32]));
        change("+1 555 0177");
        awaitSealed(written);
        long size = api.get("/v1/audit/checkpoints?limit=5")
                .items()
                .getLast()
                .path("size")
                .asLong();
        String note = noteOf(size);
        String text = new SignedNote(note).textSignedBy(keys().getFirst());
        superuser
                .sql("insert into seal.public_key (key) values (?)")
                .param(foreign.publicKey().toString())
                .update();
        replaceNote(size, foreign.sign(text).note());
        try {
            awaitBroken("The checkpoint of %d ".formatted(size));
            replaceNote(size, note);
            awaitBroken("Keys are told");
        } finally {
            replaceNote(size, note);
            superuser
                    .sql("delete from seal.public_key where key = ?")
                    .param(foreign.publicKey().toString())
                    .update();
        }
        awaitTampered(0);
    }

    private void awaitBroken(String how) {
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> recheck().getOrDefault("tree", "").toString().startsWith(how));
    }

    private String noteOf(long size) {
        return superuser
                .sql("select note from seal.checkpoint where size = ?")
                .param(size)
                .query(String.class)
                .single();
    }

    private void replaceNote(long size, String note) {
        superuser
                .sql("update seal.checkpoint set note = ? where size = ?")
                .params(note, size)
                .update();
    }

    private StoredRow firstRow() {
        return Objects.requireNonNull(
                new SealedTree(superuser).rowsAt(List.of(1L)).get(1L));
    }

    private void pretend(String type) {
        superuser
                .sql("update event_store.event set type = ? where position = 1")
                .param(type)
                .update();
    }

    private void replaceLeaf(Hash hash) {
        superuser
                .sql("update seal.leaves set hashes = overlay(hashes placing ? from 1) where first = 0")
                .param(hash.bytes())
                .update();
    }

    /** What is told to no stranger. */
    private Map<String, Object> recheck() {
        return Objects.requireNonNull(rollcall.commands()
                        .getBean("recheckHealthIndicator", HealthIndicator.class)
                        .health())
                .getDetails();
    }

    private JsonNode health(int status) {
        return management.get("/actuator/health").expect(status).json();
    }

    @Test
    @DisplayName("R93 events that cannot even be read any more are told, and hide no others")
    void unreadable() throws IOException {
        long type = positions.get(1);
        long metadata = positions.get(3);
        superuser
                .sql("update event_store.event set type = 'user.nonsense', version = 77 where position = ?")
                .param(type)
                .update();
        superuser
                .sql(
                        "update event_store.event set metadata = replace(metadata::text, 'sealed.1.', 'sealed.1.x')::json where position = ?")
                .param(metadata)
                .update();

        Verdict verdict = verify();

        assertThat(verdict.events()).isEqualTo(positions.size());
        assertThat(verdict.findings())
                .hasSize(2)
                .anyMatch(finding -> finding.contains("position %d ".formatted(type)))
                .anyMatch(finding -> finding.contains("position %d ".formatted(metadata)))
                .allMatch(finding -> finding.contains("was changed"));
        assertThat(auditor.api()
                        .get(ben.replace("/users/", "/audit/users/") + "/events?limit=500")
                        .expect(200)
                        .items())
                .hasSize(positions.size());
    }

    @Test
    @DisplayName("R93 an event that was removed is told")
    void removed() throws IOException {
        superuser
                .sql("delete from event_store.event where position = ?")
                .param(positions.getLast())
                .update();

        assertThat(verify().findings())
                .anySatisfy(finding ->
                        assertThat(finding).contains("position %d was removed".formatted(positions.getLast())));
        assertThat(proof(positions.getLast())).isEqualTo("false");
    }

    @Test
    @DisplayName("R93 events that changed places are told")
    void reordered() throws IOException {
        long one = positions.get(1);
        long other = positions.get(3);
        swap(one, other);

        assertThat(verify().findings())
                .anySatisfy(finding -> assertThat(finding).contains("sealed at position " + one))
                .anySatisfy(finding -> assertThat(finding).contains("sealed at position " + other));
    }

    private void swap(long one, long other) {
        superuser
                .sql("delete from event_store.event where position in (?, ?)")
                .params(one, other)
                .update();
        superuser
                .sql(
                        "insert into event_store.event (position, %1$s) select case position when ? then ?::bigint else ? end, %1$s from tampered where position in (?, ?)"
                                .formatted(COLUMNS))
                .params(one, other, one, one, other)
                .update();
    }

    @Test
    @DisplayName("R93 an event that was put in another's place is told")
    void inserted() throws IOException {
        long place = positions.get(2);
        superuser
                .sql("delete from event_store.event where position = ?")
                .param(place)
                .update();
        superuser.sql("""
                        insert into event_store.event (position, stream, sequence, stream_type, type, version, event_id,
                                                       recorded_at, metadata, payload)
                        select position, stream, sequence + 1000, stream_type, type, version, event_id || 'x', recorded_at,
                               metadata, payload
                        from tampered where position = ?""").param(place).update();

        assertThat(verify().findings())
                .anySatisfy(finding ->
                        assertThat(finding).contains("position %d ".formatted(place), "not what was sealed"));
    }

    @Test
    @DisplayName("R93 whoever erases a person does not break the proof")
    void erased() throws IOException {
        Person boss = Person.superAdmin(rollcall, Office.register(api));
        Office there = boss.office();
        Person watching = boss.auditor();
        String gone = there.add("Gone Person", "gone").id();
        boss.api()
                .post(
                        there.path("/users/" + gone + "/deletion"),
                        "{\"confirm\": \"%s\"}".formatted(there.email("gone")))
                .expect(204);
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> api.get(there.path("/users/" + gone + "/deletion"))
                        .json()
                        .has("completedAt"));
        boss.api().post(there.path("/users/" + gone + "/erasure"), "{}").expect(204);
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> api.get(there.path("/users/" + gone + "/deletion"))
                        .json()
                        .at("/erasure")
                        .has("receipt"));
        long last = there.create("teams", "Last").position();
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> api.get("/v1/audit/proofs/" + last).status() == 200);

        String export = watching.api()
                .send(
                        "GET",
                        there.path("/audit/users/" + gone + "/events"),
                        "",
                        Map.of("Accept", "application/x-ndjson", "Rollcall-Position", Long.toString(last)))
                .expect(200)
                .body();

        assertThat(export).contains("[erased]").doesNotContain("Gone Person");
        assertThat(new ExportVerifier(keys(), events -> {})
                        .verify(new BufferedReader(new StringReader(export)))
                        .findings())
                .isEmpty();
    }

    @Test
    @DisplayName("R93 checkpoints are signed, stand in a file too, and each is a later state of those before")
    void checkpoints() throws IOException {
        change("+1 555 0199");
        awaitSealed(written);
        List<JsonNode> checkpoints =
                api.get("/v1/audit/checkpoints?limit=2").expect(200).items();
        PublicKey key = keys().getFirst();
        Checkpoint second = opened(checkpoints.get(0), key);
        Checkpoint first = opened(checkpoints.get(1), key);

        JsonNode consistency = api.get("/v1/audit/consistency?from=%d&to=%d".formatted(first.size(), second.size()))
                .expect(200)
                .json();

        assertThat(Proofs.areConsistent(
                        first.size(),
                        second.size(),
                        first.root(),
                        second.root(),
                        consistency
                                .path("proof")
                                .valueStream()
                                .map(hash -> Hash.parse(hash.asString()))
                                .toList()))
                .isTrue();
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .untilAsserted(() -> assertThat(Files.readString(rollcall.checkpoints()))
                        .contains(checkpoints.getFirst().path("note").asString()));
        Predicate<Received> isAsLate = message -> opened(message.data(), key).size() >= second.size();
        assertThat(new Subscriber(rollcall.parts().bootstrapServers())
                        .readUpTo("rollcall.checkpoints", isAsLate, LONGEST_WAIT))
                .anyMatch(isAsLate);
        api.get("/v1/audit/proofs/0").expectProblem(400, "request.invalid-parameter");
        api.get("/v1/audit/proofs/999999999").expectProblem(404, "audit.no-such-position");
        api.get("/v1/audit/consistency?from=9&to=x").expectProblem(400, "request.invalid-parameter");
    }

    private static Checkpoint opened(JsonNode checkpoint, PublicKey key) {
        return opened(checkpoint.path("note").asString(), key);
    }

    private static Checkpoint opened(String note, PublicKey key) {
        return Checkpoint.parse(new SignedNote(note).textSignedBy(key));
    }

    @Test
    @DisplayName("R94 no role of the services changes or removes an event, or what was sealed of it")
    void grants() {
        for (String role : List.of("rollcall_command", "rollcall_reader")) {
            for (String table : List.of("event_store.event", "seal.leaves", "seal.node", "seal.checkpoint")) {
                for (String right : List.of("UPDATE", "DELETE", "TRUNCATE")) {
                    assertThat(superuser
                                    .sql("select has_table_privilege(?, ?, ?)")
                                    .params(role, table, right)
                                    .query(Boolean.class)
                                    .single())
                            .as(role + " " + right + " " + table)
                            .isFalse();
                }
            }
        }
    }
}
