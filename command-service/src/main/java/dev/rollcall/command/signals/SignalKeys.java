package dev.rollcall.command.signals;

import com.nimbusds.jose.jwk.RSAKey;
import dev.rollcall.web.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** Puts the public key where it is served from, beside those of before: receivers may still have tokens to check. */
final class SignalKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SignalKeys.class);

    private final JdbcClient db;
    private final RSAKey key;
    private final String issuer;
    private boolean isPublished;

    SignalKeys(JdbcClient db, RSAKey key, String issuer) {
        this.db = db;
        this.key = key;
        this.issuer = issuer;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void publish() {
        if (isPublished) {
            return;
        }
        try {
            db.sql("""
                            insert into command.signal_key (kid, issuer, jwk) values (?, ?, ?::json)
                            on conflict (kid) do update set issuer = excluded.issuer, since = now()""")
                    .params(key.getKeyID(), issuer, key.toPublicJWK().toJSONString())
                    .update();
            isPublished = true;
        } catch (RuntimeException e) {
            LOG.warn("The public key of signals could not be published, and is tried again: {}", Failures.describe(e));
        }
    }
}
