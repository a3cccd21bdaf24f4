package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.standalone.gateway.Gateway;
import dev.rollcall.standalone.gateway.Tls;
import dev.rollcall.standalone.gateway.Trust;
import dev.rollcall.standalone.parts.FreePort;
import dev.rollcall.standalone.parts.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

@RunsRollcall
@DisplayName("TLS")
class TlsIT {

    private static final String HSTS = "Strict-Transport-Security";

    private final Rollcall rollcall;
    private final Office office;
    private final Certificate own = Certificate.make("rollcall");
    private final Certificate other = Certificate.make("other");
    private final int port = FreePort.next();

    TlsIT(Rollcall rollcall, Office office) throws Exception {
        this.rollcall = rollcall;
        this.office = office.shown();
    }

    private HttpResponse<String> get(SSLContext trust, String path, String... protocols)
            throws IOException, InterruptedException {
        SSLParameters parameters = new SSLParameters();
        if (protocols.length > 0) {
            parameters.setProtocols(protocols);
        }
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust)
                .sslParameters(parameters)
                .build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                            .header("Authorization", "Bearer " + rollcall.token())
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private void expectTls(SSLContext trust) throws Exception {
        HttpResponse<String> answer = get(trust, office.path(""));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue(HSTS)).isPresent();
        assertThat(get(trust, "/actuator").headers().firstValue(HSTS)).isPresent();
        assertThat(get(trust, office.path(""), "TLSv1.2").statusCode()).isEqualTo(200);
        assertThat(get(trust, office.path(""), "TLSv1.3").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> get(Trust.only(other.certificate()), office.path("")))
                .isInstanceOf(SSLHandshakeException.class);
        assertThatThrownBy(() -> get(Trust.usual(), office.path(""))).isInstanceOf(SSLHandshakeException.class);
        assertThatThrownBy(() -> get(trust, office.path(""), "TLSv1.1")).isInstanceOf(SSLException.class);
    }

    private Map<String, String> settings(Path certificate, Path key) {
        return Map.of("ROLLCALL_TLS_CERTIFICATE", certificate.toString(), "ROLLCALL_TLS_PRIVATE_KEY", key.toString());
    }

    @Test
    @DisplayName("is what a service speaks that has a certificate and its key; its health stays plain")
    void service() throws Exception {
        int management = FreePort.next();
        try (ConfigurableApplicationContext ignored =
                rollcall.queryServiceWith(port, management, settings(own.certificate(), own.key()))) {
            expectTls(Trust.only(own.certificate()));
            new Api(URI.create("http://127.0.0.1:" + management), "")
                    .get("/actuator/health/readiness")
                    .expect(200);
        }
    }

    @Test
    @DisplayName("goes on with a new certificate when the files are replaced, without a restart")
    void renewed() throws Exception {
        Map<String, String> settings = new HashMap<>(settings(own.certificate(), own.key()));
        settings.put("spring.ssl.bundle.watch.file.quiet-period", "100ms");
        try (ConfigurableApplicationContext ignored = rollcall.queryServiceWith(port, FreePort.next(), settings)) {
            assertThat(isTrustedBy(own.certificate())).isTrue();
            Path first = Files.copy(own.certificate(), own.certificate().resolveSibling("first.pem"));
            Files.copy(other.key(), own.key(), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(other.certificate(), own.certificate(), StandardCopyOption.REPLACE_EXISTING);
            assertThat(Patience.until(Duration.ofSeconds(30), () -> isTrustedBy(other.certificate())))
                    .isTrue();
            assertThat(isTrustedBy(first)).isFalse();
        }
    }

    private boolean isTrustedBy(Path certificate) {
        try {
            return get(Trust.only(certificate), office.path("")).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    @DisplayName("is what the gateway speaks, and services are told so")
    void gateway() throws Exception {
        try (Gateway gateway = new Gateway(
                port, port(rollcall.commands()), port(rollcall.queries()), Tls.of(own.certificate(), own.key()))) {
            gateway.start();
            expectTls(Trust.only(own.certificate()));
        }
    }

    private static int port(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Test
    @DisplayName("needs both files, readable and belonging together: no service starts otherwise, and it says why")
    void unusable() {
        expectFailure(
                Map.of("ROLLCALL_TLS_CERTIFICATE", own.certificate().toString()),
                "only ROLLCALL_TLS_CERTIFICATE is set");
        expectFailure(Map.of("ROLLCALL_TLS_PRIVATE_KEY", own.key().toString()), "only ROLLCALL_TLS_PRIVATE_KEY is set");
        expectFailure(settings(own.certificate(), own.key().resolveSibling("none")), "cannot be read");
        expectFailure(settings(own.certificate(), other.key()), "name no certificate and its private key");
        expectFailure(settings(own.key(), own.key()), "name no certificate and its private key");
        assertThatThrownBy(() -> Tls.of(own.certificate(), other.key())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tls.of(own.key(), own.key())).isInstanceOf(IllegalArgumentException.class);
    }

    private void expectFailure(Map<String, String> settings, String why) {
        assertThatThrownBy(() -> rollcall.queryServiceWith(FreePort.next(), FreePort.next(), settings))
                .hasStackTraceContaining(why);
    }
}
