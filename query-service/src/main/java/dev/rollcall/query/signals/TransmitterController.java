package dev.rollcall.query.signals;

import dev.rollcall.web.Refusal;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** Describes the transmitter of signals and serves its public keys, which command-service puts beside the log. */
@RestController
class TransmitterController {

    /** Of keys that tokens may still have been signed with, the newest first. */
    private static final int MOST_KEYS = 10;

    private static final String JWKS = "/.well-known/jwks.json";

    private final JdbcClient log;
    private final JsonMapper json;

    TransmitterController(@Qualifier("log") DataSource log, JsonMapper json) {
        this.log = JdbcClient.create(log);
        this.json = json;
    }

    /** SSF 1.0, section 7.1; there is no stream to configure: whoever may read the topic receives. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Configuration(
            String specVersion,
            String issuer,
            String jwksUri,
            List<String> deliveryMethodsSupported,
            String defaultSubjects) {}

    /** RFC 7517, section 5. */
    record Keys(List<JsonNode> keys) {}

    private record Key(String issuer, String jwk) {}

    @GetMapping("/.well-known/ssf-configuration")
    Configuration configuration() {
        String issuer = keys().stream().map(Key::issuer).findFirst().orElseThrow(TransmitterController::notYet);
        return new Configuration(
                "1_0",
                issuer,
                issuer.replaceFirst("/$", "") + JWKS,
                List.of("urn:rollcall:kafka:rollcall.signals"),
                "ALL");
    }

    @GetMapping(JWKS)
    Keys jwks() {
        return new Keys(keys().stream().map(key -> json.readTree(key.jwk())).toList());
    }

    private List<Key> keys() {
        return log.sql("select issuer, jwk from command.signal_key order by since desc, kid limit ?")
                .param(MOST_KEYS)
                .query(Key.class)
                .list();
    }

    private static Refusal notYet() {
        return Refusal.of(
                Refusal.Reason.UNAVAILABLE, "signals.no-key", "The sender of signals has not said yet who it is.");
    }
}
