package dev.rollcall.command.signals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs security event tokens (RFC 8417) as the CAEP interoperability profile wants it: one event each, RS256. */
final class SecurityEventTokens {

    private static final JOSEObjectType SECURITY_EVENT = new JOSEObjectType("secevent+jwt");

    private final RSAKey key;
    private final String issuer;
    private final String audience;
    private final Clock clock;

    SecurityEventTokens(RSAKey key, String issuer, String audience, Clock clock) {
        this.key = key;
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    /**
     * The token in compact form.
     *
     * @param id of the event that it is made of: the same when it is made again
     * @param at when it happened
     * @param transaction what it belongs to with others; null for nothing
     */
    String sign(SecurityEvent event, String id, Instant at, @Nullable String transaction) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .jwtID(id)
                .issueTime(Date.from(clock.instant()))
                .audience(audience)
                .claim("toe", at.getEpochSecond())
                .claim("txn", transaction)
                .claim("sub_id", event.subject())
                .claim("events", Map.of(event.type(), event.claims()))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(SECURITY_EVENT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("A security event token could not be signed", e);
        }
        return token.serialize();
    }
}
