package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.rollcall.acceptance.Subscriber.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A receiver of security event tokens that knows the topic, the keys by HTTP, and the specifications. */
@RunsRollcall
@DisplayName("Shared Signals")
class SignalsIT {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;
    private final Subscriber subscriber;

    SignalsIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
        this.subscriber = new Subscriber(rollcall.parts().bootstrapServers());
    }

    /** An event as receivers know it, by the last part of its type. */
    private record Signal(JWTClaimsSet claims, String type, Map<String, Object> event) {

        @SuppressWarnings("unchecked")
        Map<String, Object> subject() {
            return (Map<String, Object>) Objects.requireNonNull(claims.getClaim("sub_id"));
        }
    }

    private List<Signal> signalsOf(String userId, String last) throws Exception {
        List<Received> messages = subscriber.readUpTo(
                "rollcall.signals",
                message -> userId.equals(message.key()) && message.data().contains(".") && isA(message, last),
                LONGEST_WAIT);
        JWKSet keys = JWKSet.parse(
                rollcall.api().as("").get("/.well-known/jwks.json").expect(200).body());
        List<Signal> signals = new ArrayList<>();
        for (Received message : messages) {
            if (userId.equals(message.key())) {
                assertThat(message.headers()).containsEntry("content-type", "application/secevent+jwt");
                signals.add(verified(message, keys));
            }
        }
        return signals;
    }

    private static boolean isA(Received message, String type) {
        try {
            return SignedJWT.parse(message.data()).getJWTClaimsSet().getJSONObjectClaim("events").keySet().stream()
                    .anyMatch(uri -> uri.endsWith(type));
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private Signal verified(Received message, JWKSet keys) throws Exception {
        SignedJWT token = SignedJWT.parse(message.data());
        RSAKey key = (RSAKey) keys.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(key.isPrivate()).isFalse();
        JWTClaimsSet claims = token.getJWTClaimsSet();
        String issuer = api.get("/.well-known/ssf-configuration").expect(200).text("/issuer");
        assertThat(claims.getIssuer()).isEqualTo(issuer);
        assertThat(claims.getJWTID()).isNotEmpty();
        assertThat(claims.getIssueTime()).isNotNull();
        assertThat(claims.getAudience()).hasSize(1);
        Map<String, Object> events = claims.getJSONObjectClaim("events");
        assertThat(events).hasSize(1);
        String type = events.keySet().iterator().next();
        return new Signal(claims, type.substring(type.lastIndexOf('/') + 1), (Map<String, Object>)
                Objects.requireNonNull(events.get(type)));
    }

    @Test
    @DisplayName("tell what becomes of a user's sessions, credentials, addresses and account, each signed")
    void story() throws Exception {
        Person admin = Person.superAdmin(rollcall, office);
        Person ben = Person.join(rollcall, office, "ben-signals");
        Person.Session second = ben.signIn("MOBILE");
        ben.api().delete(ben.path("/sessions/" + second.id())).expect(204);
        String other = office.email("benjamin-signals");
        api.post(ben.path("/emails"), "{\"address\": \"%s\"}".formatted(other)).expect(201);
        api.put(ben.path("/emails/" + other + "/verification")).expect(204);
        api.put(ben.path("/primary-email"), "{\"address\": \"%s\"}".formatted(other))
                .expect(204);
        admin.api().put(ben.path("/status"), "{\"status\": \"INACTIVE\"}").expect(204);
        admin.api().put(ben.path("/status"), "{\"status\": \"ACTIVE\"}").expect(204);
        admin.api()
                .post(ben.path("/deletion"), "{\"confirm\": \"%s\"}".formatted(other))
                .expect(204);
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> !api.get(ben.path("/deletion"))
                        .json()
                        .at("/completedAt")
                        .isMissingNode());
        admin.api().post(ben.path("/erasure"), "{}").expect(204);

        List<Signal> signals = signalsOf(ben.id(), "account-purged");

        assertThat(signals.stream()
                        .filter(each -> !each.type().equals("credential-change"))
                        .map(Signal::type)
                        .distinct())
                .containsExactly(
                        "session-revoked",
                        "identifier-changed",
                        "account-disabled",
                        "account-enabled",
                        "account-purged");
        assertThat(signals.getFirst().type()).as("the first password").isEqualTo("credential-change");
        assertThat(signals)
                .filteredOn(each -> each.type().equals("session-revoked"))
                .first()
                .satisfies(revoked -> {
                    assertThat(revoked.event()).containsEntry("initiating_entity", "user");
                    assertThat(revoked.subject().toString()).contains(second.id(), ben.id(), office.id());
                });
        assertThat(signals)
                .filteredOn(each -> each.type().equals("identifier-changed"))
                .singleElement()
                .satisfies(changed -> {
                    assertThat(changed.subject()).containsEntry("email", ben.email());
                    assertThat(changed.event()).containsEntry("new-value", other);
                });
        assertThat(signals)
                .filteredOn(each -> each.type().startsWith("account-"))
                .allSatisfy(each -> assertThat(each.subject())
                        .containsEntry("format", "iss_sub")
                        .containsEntry("sub", ben.id()));
        assertThat(signals).extracting(each -> each.claims().getJWTID()).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("are signed by a key that nobody is given, and described to everybody")
    void described() throws Exception {
        Answer configuration =
                rollcall.api().as("").get("/.well-known/ssf-configuration").expect(200);
        assertThat(configuration.text("/spec_version")).isEqualTo("1_0");
        assertThat(configuration.text("/jwks_uri")).isEqualTo(configuration.text("/issuer") + "/.well-known/jwks.json");
        assertThat(rollcall.api()
                        .as("")
                        .get("/.well-known/jwks.json")
                        .expect(200)
                        .body())
                .contains("\"kty\"")
                .doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }
}
