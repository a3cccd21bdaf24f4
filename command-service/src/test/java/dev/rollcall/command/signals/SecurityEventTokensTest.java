package dev.rollcall.command.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import dev.rollcall.events.signin.AccountEvent.PasswordChanged;
import dev.rollcall.events.signin.EndReason;
import dev.rollcall.events.signin.SessionEvent.SessionEnded;
import dev.rollcall.events.user.ErasureReason;
import dev.rollcall.events.user.UserEvent.PrimaryEmailChanged;
import dev.rollcall.events.user.UserEvent.UserActivated;
import dev.rollcall.events.user.UserEvent.UserDeactivated;
import dev.rollcall.events.user.UserEvent.UserErased;
import java.io.IOException;
import java.io.InputStream;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A security event token")
class SecurityEventTokensTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ISSUER = "https://people.example";
    private static final UUID ACME = new UUID(1, 0);
    private static final UUID ADA = new UUID(4, 1);
    private static final Instant NOW = Instant.parse("2001-06-30T09:00:00Z");
    private static final RSAKey KEY = SignalKey.of(key(2_048));

    private final SecurityEvents events = new SecurityEvents(new Subjects(ISSUER));
    private final SecurityEventTokens tokens =
            new SecurityEventTokens(KEY, ISSUER, "https://receiver.example", Clock.fixed(NOW, ZoneOffset.UTC));

    private static String key(int bits) {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(bits);
            return Base64.getEncoder()
                    .encodeToString(rsa.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private SignedJWT token(Object event) throws Exception {
        return SignedJWT.parse(
                tokens.sign(events.of(event, ADA.toString(), NOW).orElseThrow(), "id of the event", NOW, "request"));
    }

    static Stream<Arguments> examples() {
        UUID any = new UUID(9, 1);
        return Stream.of(
                Arguments.of("session-revoked", new SessionEnded(ACME, ADA, any, EndReason.REVOKED_BY_USER, NOW)),
                Arguments.of("credential-change", new PasswordChanged(ACME, ADA, any, any, Set.of())),
                Arguments.of("account-disabled", new UserDeactivated(ACME, ADA, "MEMBER")),
                Arguments.of("account-enabled", new UserActivated(ACME, ADA, "MEMBER")),
                Arguments.of("account-purged", new UserErased(ACME, ADA, ErasureReason.REQUESTED, Set.of())),
                Arguments.of("identifier-changed", new PrimaryEmailChanged(ACME, ADA, "b@x.example", "a@x.example")));
    }

    /** Claims that an event type leaves to whoever sends it, and that we do not send. */
    private static final Set<String> LEFT_OUT = Set.of("reason", "reason_user", "fido2_aaguid", "friendly_name");

    /** Claims that every event may have, or token, whatever the example shows. */
    private static final Set<String> ALWAYS = Set.of("txn", "toe");

    @ParameterizedTest
    @MethodSource("examples")
    @DisplayName("has the form of the specification's example: the same names, with values of the same kinds")
    void asInExample(String name, Object event) throws Exception {
        JsonNode example;
        try (InputStream file = getClass().getResourceAsStream("/signals/" + name + ".json")) {
            example = JSON.readTree(Objects.requireNonNull(file));
        }
        JsonNode ours = JSON.readTree(token(event).getPayload().toString());
        sameForm("", example, ours);
        assertThat(ours.at("/events").propertyNames())
                .isEqualTo(example.at("/events").propertyNames());
    }

    private static void sameForm(String at, JsonNode example, JsonNode ours) throws IOException {
        assertThat(ours.getNodeType()).as(at).isEqualTo(example.getNodeType());
        if (!example.isObject()) {
            return;
        }
        Set<String> expected = new TreeSet<>(example.propertyNames());
        expected.removeAll(LEFT_OUT);
        Set<String> has = new TreeSet<>(ours.propertyNames());
        if (at.isEmpty()) {
            expected.addAll(ALWAYS);
        }
        assertThat(has).as("members of " + at).isEqualTo(expected);
        for (String each : expected) {
            if (example.has(each)) {
                sameForm(at + "/" + each, example.get(each), ours.get(each));
            }
        }
        if (example.has("format")) {
            assertThat(ours.get("format")).as(at).isEqualTo(example.get("format"));
        }
    }

    @Test
    @DisplayName("is signed by RS256, says so, and tells by its id when it comes again (RFC 8417)")
    void signed() throws Exception {
        SignedJWT token = token(new UserDeactivated(ACME, ADA, "MEMBER"));
        JWSVerifier verifier = new RSASSAVerifier(KEY.toPublicJWK());
        assertThat(token.verify(verifier)).isTrue();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(token.getHeader().getType().getType()).isEqualTo("secevent+jwt");
        assertThat(token.getHeader().getKeyID()).isEqualTo(KEY.getKeyID());
        assertThat(token.getJWTClaimsSet().getJWTID()).isEqualTo("id of the event");
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(ISSUER);
        assertThat(token.getJWTClaimsSet().getClaim("sub"))
                .as("no token that lets anybody in")
                .isNull();
        assertThat(token.getJWTClaimsSet().getExpirationTime()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no key", "AAAA", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"})
    @DisplayName("is not signed by what is no key; what was given is not told")
    void noKey(String text) {
        assertThatThrownBy(() -> SignalKey.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2048 bits")
                .hasNoCause();
        assertThatThrownBy(() -> SignalKey.of(key(1_024))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("is signed by a key in PEM, too")
    void pem() {
        String text = key(2_048);
        String pem =
                "-----BEGIN PRIVATE KEY-----\n" + text.replaceAll("(.{64})", "$1\n") + "\n-----END PRIVATE KEY-----\n";
        assertThat(SignalKey.of(pem).getKeyID()).isEqualTo(SignalKey.of(text).getKeyID());
    }
}
