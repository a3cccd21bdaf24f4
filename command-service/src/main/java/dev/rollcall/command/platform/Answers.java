package dev.rollcall.command.platform;

import dev.rollcall.eventlog.Answer;
import dev.rollcall.eventlog.personal.SharedSecrets;
import dev.rollcall.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was answered to requests that carried an {@code Idempotency-Key}, for a day. Only who sends the same key again
 * can have it read: it is sealed with the key itself, which is kept nowhere.
 */
@Component
class Answers {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MOST_FORGOTTEN_AT_ONCE = 10_000;

    private final JdbcClient db;
    private final SharedSecrets secrets;
    private final JsonMapper json;
    private final Clock clock;

    Answers(JdbcClient db, SharedSecrets secrets, JsonMapper json, Clock clock) {
        this.db = db;
        this.secrets = secrets;
        this.json = json;
        this.clock = clock;
    }

    private record Kept(
            int status,
            Map<String, String> headers,
            @Nullable JsonNode body) {}

    private record Row(String request, long position, byte[] sealed) {}

    /**
     * What this request was answered before.
     *
     * @throws Refusal if the key was used for another request
     */
    Optional<ResponseEntity<Object>> given(Caller caller, RequestKey key) {
        String secret = secretOf(caller, key);
        return db.sql("select request, position, sealed from command.answer where key = ? and expires_at > now()")
                .param(secrets.nameOf(secret))
                .query((row, i) -> new Row(row.getString(1), row.getLong(2), row.getBytes(3)))
                .optional()
                .map(row -> {
                    if (!row.request().equals(key.fingerprint().get())) {
                        throw Refusal.of(
                                Refusal.Reason.INVALID,
                                "idempotency-key.reused",
                                "This Idempotency-Key was used for another request.");
                    }
                    return Commands.at(row.position(), opened(secret, row.sealed()));
                });
    }

    private ResponseEntity<Object> opened(String secret, byte[] sealed) {
        Kept kept = json.readValue(secrets.open(secret, sealed).orElseThrow(), Kept.class);
        HttpHeaders headers = new HttpHeaders();
        kept.headers().forEach(headers::set);
        return ResponseEntity.status(kept.status()).headers(headers).body(kept.body());
    }

    /** For the append that carries the request out. */
    Answer seal(Caller caller, RequestKey key, ResponseEntity<Object> answer) {
        String secret = secretOf(caller, key);
        Kept kept = new Kept(
                answer.getStatusCode().value(),
                answer.getHeaders().toSingleValueMap(),
                answer.getBody() == null ? null : json.valueToTree(answer.getBody()));
        return new Answer(
                secrets.nameOf(secret),
                key.fingerprint().get(),
                secrets.seal(secret, json.writeValueAsBytes(kept)),
                clock.instant().plus(KEPT));
    }

    /** Two callers may use the same key for different things. */
    private static String secretOf(Caller caller, RequestKey key) {
        return caller.actorKind() + "\0" + caller.actorId() + "\0" + key.key();
    }

    /** Beside other instances that do the same: none waits for another. */
    @Scheduled(fixedDelayString = "PT10M")
    void forgetOldOnes() {
        int forgotten;
        do {
            forgotten = db.sql("""
                    delete from command.answer where key in (
                        select key from command.answer where expires_at <= now() limit ?
                        for update skip locked)""").param(MOST_FORGOTTEN_AT_ONCE).update();
        } while (forgotten == MOST_FORGOTTEN_AT_ONCE);
    }
}
