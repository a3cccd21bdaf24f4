package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.standalone.parts.FreePort;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

@RunsRollcall
@DisplayName("R6 Allowed IP addresses")
class AllowedIpsIT {

    private static final String LOOPBACK = "\"127.0.0.0/8\", \"::1\"";

    private final Rollcall rollcall;
    private final Office office;
    private final Api boss;
    private final Person ben;

    AllowedIpsIT(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.office = Office.register(rollcall.api());
        this.boss = office.superAdminApi();
        this.ben = Person.join(rollcall, office, "ben");
    }

    private Answer allow(Api by, String ranges) {
        return by.put(office.path("/policies/allowed-ips"), "{\"ranges\": [%s]}".formatted(ranges));
    }

    /** As a proxy that is trusted says, to either service. */
    private List<Answer> from(String address, String token) {
        return forwarded(address, rollcall.behindProxy(token));
    }

    /** @param services command-service, then query-service */
    private static List<Answer> forwarded(String address, List<Api> services) {
        Map<String, String> forwarded = Map.of("X-Forwarded-For", address);
        return List.of(
                services.get(0).send("POST", "/v1/me/api-tokens", "{}", forwarded),
                services.get(1).send("GET", "/v1/me", "", forwarded));
    }

    private static void expectAllowed(List<Answer> answers) {
        assertThat(answers).noneMatch(answer -> answer.status() == 403);
    }

    private static void expectRefused(List<Answer> answers) {
        assertThat(answers).allSatisfy(answer -> answer.expectProblem(403, "access.address-not-allowed"));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, true",
        "203.0.114.7, false",
        "::ffff:203.0.113.7, true",
        "2001:db8:1::7, true",
        "2001:db9::7, false",
        "unknown, false",
    })
    @DisplayName("R6 are asked for at every request, in both services, IPv4 and IPv6, behind a proxy that is trusted")
    void everyRequest(String address, boolean allowed) {
        String token = office.session(ben.email(), ben.password());
        allow(boss, LOOPBACK + ", \"203.0.113.0/24\", \"2001:db8::/32\"").expect(204);

        List<Answer> answers = from(address, token);

        if (allowed) {
            expectAllowed(answers);
        } else {
            expectRefused(answers);
        }
    }

    @Test
    @DisplayName("R6 nobody gets round them by saying that they call for somebody else")
    void untrustedProxy() {
        String token = office.session(ben.email(), ben.password());
        allow(rollcall.api(), "\"203.0.113.0/24\"").expect(204);
        expectAllowed(from("203.0.113.7", token));

        Map<String, String> elsewhere = Map.of("ROLLCALL_TRUSTED_PROXIES", "192\\.0\\.2\\.1");
        int commandPort = FreePort.next();
        int queryPort = FreePort.next();
        try (ConfigurableApplicationContext commands = rollcall.commandServiceWith(commandPort, elsewhere);
                ConfigurableApplicationContext queries =
                        rollcall.queryServiceWith(queryPort, FreePort.next(), elsewhere)) {
            assertThat(List.of(commands, queries)).allMatch(ConfigurableApplicationContext::isActive);
            expectRefused(forwarded("203.0.113.7", List.of(api(commandPort, token), api(queryPort, token))));
        }
    }

    private static Api api(int port, String token) {
        return new Api(URI.create("http://127.0.0.1:" + port), token);
    }

    @Test
    @DisplayName("R6 hold from the moment they were answered, and for nobody once there are none")
    void atOnce() {
        String token = office.session(ben.email(), ben.password());
        expectAllowed(from("198.51.100.1", token));
        allow(boss, LOOPBACK).expect(204);
        expectRefused(from("198.51.100.1", token));
        allow(boss, "").expect(204);
        expectAllowed(from("198.51.100.1", token));
    }

    @Test
    @DisplayName("R6 are asked for at sign-in, of who has shown the right password; others are told nothing")
    void signIn() {
        allow(boss, LOOPBACK).expect(204);
        Map<String, String> elsewhere = Map.of("X-Forwarded-For", "198.51.100.1");
        Api command = rollcall.behindProxy("").getFirst();
        String body = "{\"email\": \"%s\", \"password\": \"%s\"}";
        command.send("POST", "/v1/sessions", body.formatted(ben.email(), "a wrong password"), elsewhere)
                .expectProblem(401, "sign-in.failed");
        command.send("POST", "/v1/sessions", body.formatted(ben.email(), ben.password()), elsewhere)
                .expectProblem(403, "access.address-not-allowed");
        assertThat(boss.get(
                                ben.path("/login-history"),
                                office.shown().create("teams", "Now").position())
                        .expect(200)
                        .items("/reason"))
                .startsWith("ADDRESS_NOT_ALLOWED", "WRONG_PASSWORD");
    }

    @Test
    @DisplayName("R6 lock nobody out who sets them; the operator gets everybody in again")
    void lockOut() {
        allow(boss, "\"198.51.100.0/24\"").expectProblem(409, "policy.would-lock-out");
        allow(rollcall.api(), "\"198.51.100.0/24\"").expect(204);
        boss.get("/v1/me").expectProblem(403, "access.address-not-allowed");
        rollcall.api().get(office.path("")).expect(200);
        allow(rollcall.api(), "").expect(204);
        boss.get("/v1/me").expect(200);
    }

    @Test
    @DisplayName("R6 are shown in one form, each once")
    void shown() {
        Answer changed = allow(boss, "\"127.0.0.1/8\", \"::1\", \"127.0.0.0/8\", \"2001:DB8::1/32\"")
                .expect(204);
        Answer policy = boss.get(office.path("/policies/allowed-ips"), changed.position())
                .expect(200);
        assertThat(policy.json().at("/ranges").valueStream().map(range -> range.asString()))
                .containsExactly("127.0.0.0/8", "2001:db8::/32", "::1");
        assertThat(policy.etag()).isEqualTo(changed.etag());
        Answer chat = boss.put(office.path("/policies/external-chat"), "{\"allowed\": true}")
                .expect(204);
        assertThat(boss.get(office.path("/policies"), chat.position())
                        .expect(200)
                        .json()
                        .at("/external-chat/allowed")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"\"", "\"*\"", "\"203.0.113.0/33\"", "\"example.org\"", "\"1.2.3.4, 5.6.7.8\"", "null", "7"})
    @DisplayName("R6 are refused where they are none")
    void invalid(String range) {
        allow(boss, LOOPBACK + ", " + range).expectProblem(422, "request.invalid-fields");
    }
}
