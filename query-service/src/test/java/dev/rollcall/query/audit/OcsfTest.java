package dev.rollcall.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("History for a SIEM (OCSF 1.3)")
class OcsfTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID ACME = new UUID(1, 0);
    private static final UUID ADA = new UUID(4, 1);
    private static final Instant AT = Instant.parse("2001-06-30T09:00:00Z");

    private static String written(String type, String data) throws IOException {
        StringBuilder out = new StringBuilder();
        new Ocsf(out, JSON)
                .write(List.of(new HistoryItem(
                        7,
                        null,
                        null,
                        "user/" + ADA,
                        3L,
                        type,
                        1,
                        AT,
                        "the event's id",
                        ACME,
                        new HistoryItem.Actor("USER", "an actor"),
                        "192.0.2.7",
                        "curl/8",
                        null,
                        null,
                        "a correlation",
                        null,
                        null,
                        JSON.readTree(data),
                        null,
                        null)));
        return out.toString();
    }

    private static JsonNode event(String type, String more) throws IOException {
        return JSON.readTree(written(type, "{\"userId\": \"%s\"%s}".formatted(ADA, more)));
    }

    @ParameterizedTest
    @CsvSource({
        "user.added, 3001, 1, Create",
        "external-user.joined, 3001, 1, Create",
        "user.activated, 3001, 2, Enable",
        "user.restored, 3001, 2, Enable",
        "account.password-changed, 3001, 3, Password Change",
        "account.password-reset, 3001, 4, Password Reset",
        "user.deactivated, 3001, 5, Disable",
        "user.deleted, 3001, 6, Delete",
        "external-user.removed, 3001, 6, Delete",
        "account.locked, 3001, 9, Lock",
        "account.second-factor-enrolled, 3001, 10, MFA Factor Enable",
        "account.second-factor-removed, 3001, 11, MFA Factor Disable",
        "account.second-factor-reset, 3001, 11, MFA Factor Disable",
        "session.started, 3002, 1, Logon",
        "account.sign-in-failed, 3002, 1, Logon",
        "session.ended, 3002, 2, Logoff",
        "user.profile-changed, 3001, 99, user.profile-changed",
        "session.reauthenticated, 3002, 99, session.reauthenticated"
    })
    @DisplayName("calls what happens to accounts Account Change, and signing in and out Authentication")
    void classes(String type, int classUid, int activity, String name) throws IOException {
        JsonNode event = event(type, "");
        assertThat(event.path("class_uid").asInt()).isEqualTo(classUid);
        assertThat(event.path("activity_id").asInt()).isEqualTo(activity);
        assertThat(event.path("activity_name").asString()).isEqualTo(name);
        assertThat(event.path("type_uid").asInt()).isEqualTo(classUid * 100 + activity);
        assertThat(event.path("category_uid").asInt()).isEqualTo(3);
        assertThat(event.path("time").asLong()).isEqualTo(AT.toEpochMilli());
        assertThat(event.at("/user/uid").asString()).isEqualTo(ADA.toString());
        assertThat(event.at("/user/org/uid").asString()).isEqualTo(ACME.toString());
        assertThat(event.at("/actor/user/uid").asString()).isEqualTo("an actor");
        assertThat(event.at("/src_endpoint/ip").asString()).isEqualTo("192.0.2.7");
        assertThat(event.at("/metadata/uid").asString()).isEqualTo("the event's id");
        assertThat(event.at("/metadata/version").asString()).isEqualTo("1.3.0");
    }

    @Test
    @DisplayName("says that an attempt failed, and why; and whether there was a second factor")
    void outcome() throws IOException {
        JsonNode failed = event("account.sign-in-failed", ", \"reason\": \"WRONG_PASSWORD\"");
        assertThat(failed.path("status_id").asInt()).isEqualTo(2);
        assertThat(failed.path("status_detail").asString()).isEqualTo("WRONG_PASSWORD");
        JsonNode started = event("session.started", ", \"sessionId\": \"s\", \"secondFactor\": \"TOTP\"");
        assertThat(started.path("status_id").asInt()).isEqualTo(1);
        assertThat(started.path("is_mfa").asBoolean()).isTrue();
        assertThat(started.at("/session/uid").asString()).isEqualTo("s");
        assertThat(event("session.started", ", \"secondFactor\": \"NONE\"")
                        .path("is_mfa")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    @DisplayName("tells of an event that somebody has tampered with that they have, of whom it was or not")
    void tampered() throws IOException {
        var row = new HistoryRow(7, "the event's id", ACME, "operator", "user.added", AT, null);
        StringBuilder out = new StringBuilder();
        new Ocsf(out, JSON).write(List.of(HistoryItem.missing(row), HistoryItem.unreadable(row)));
        List<JsonNode> events = out.toString().lines().map(JSON::readTree).toList();
        assertThat(events)
                .extracting(event -> event.path("status_detail").asString())
                .containsExactly("tampered with: missing", "tampered with: unreadable");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.path("severity_id").asInt()).isEqualTo(5);
            assertThat(event.path("type_uid").asInt()).isEqualTo(300_101);
            assertThat(event.at("/metadata/sequence").asInt()).isEqualTo(7);
            assertThat(event.at("/user/name").asString()).isEqualTo("unknown");
        });
        StringBuilder csv = new StringBuilder();
        new HistoryCsv(csv, JSON).write(List.of(HistoryItem.missing(row)));
        assertThat(csv.toString()).endsWith(",missing\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"organization.renamed", "audit.history-read", "replay.requested"})
    @DisplayName("leaves out what is about no account")
    void others(String type) throws IOException {
        assertThat(written(type, "{\"userId\": \"%s\"}".formatted(ADA))).isEmpty();
        assertThat(written("user.added", "{}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=1+1|'=1+1",
                "+1|'+1",
                "-1|'-1",
                "@SUM(A1)|'@SUM(A1)",
                "plain|plain",
                "a=b|a=b",
                "a; b|a; b",
                "a;=b|a;'=b"
            },
            quoteCharacter = '^')
    @DisplayName("and in CSV no cell is a formula (OWASP)")
    void formulas(String text, String cell) {
        assertThat(HistoryCsv.cell(text)).isEqualTo(cell);
        assertThat(HistoryCsv.cell("\t=1")).isEqualTo("'\t=1");
        assertThat(HistoryCsv.cell(null)).isNull();
    }
}
