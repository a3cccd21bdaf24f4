package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.standalone.parts.FreePort;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

@RunsRollcall
@DisplayName("A service that grants one request per second to an address, and two to a token")
class RateLimitIT {

    /** What may come at once: five seconds' worth. */
    private static final int ADDRESS_BURST = 5;

    private static final int TOKEN_BURST = 10;

    private final Rollcall rollcall;
    private final Office office;
    private final int port = FreePort.next();
    private final int management = FreePort.next();
    private final Api operator;
    private ConfigurableApplicationContext service;

    RateLimitIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office.shown();
        this.operator = new Api(URI.create("http://127.0.0.1:" + port), rollcall.token());
        this.service = rollcall.queries();
    }

    @BeforeEach
    void startAnother() {
        service = rollcall.queryServiceWith(
                port, management, Map.of("ROLLCALL_LIMIT_PER_ADDRESS", "1", "ROLLCALL_LIMIT_PER_TOKEN", "2"));
    }

    @AfterEach
    void stopIt() {
        service.close();
    }

    /** Some may come in the time that the requests take, but not all. */
    private static void expectFewOf(List<Answer> answers, int burst, int status) {
        assertThat(answers).extracting(Answer::status).containsOnly(status, 429);
        assertThat(answers.stream().limit(burst)).extracting(Answer::status).containsOnly(status);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .isNotEmpty()
                .allSatisfy(answer -> {
                    answer.expectProblem(429, "request.too-many");
                    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 2);
                });
    }

    private static List<Answer> hammer(Api api, String path, int times) {
        return IntStream.range(0, times).mapToObj(i -> api.get(path)).toList();
    }

    @Test
    @DisplayName("sends an address without a token away with 429 and the time to come again, and lets others go on")
    void address() {
        Api admin = operator.as(office.superAdminToken());
        expectFewOf(hammer(operator.as(""), "/v1/me", 200), ADDRESS_BURST, 401);

        operator.get(office.path("")).expect(200);
        admin.get(office.path("")).expect(200);
    }

    @Test
    @DisplayName("counts tokens that are not valid like none")
    void invalidTokens() {
        List<Answer> answers = IntStream.range(0, 200)
                .mapToObj(i -> operator.as("guess-" + i).get("/v1/me"))
                .toList();
        expectFewOf(answers, ADDRESS_BURST, 401);
        operator.as("").get("/v1/me").expectProblem(429, "request.too-many");
    }

    @Test
    @DisplayName("sends one token away, and lets the other one of the same user go on")
    void token() {
        String one = office.superAdminToken();
        String other = office.session(office.email("ada"), Office.password(office.superAdmin()));
        expectFewOf(hammer(operator.as(one), office.path(""), 300), TOKEN_BURST, 200);
        operator.as(other).get(office.path("")).expect(200);
    }

    @Test
    @DisplayName("counts neither the operator nor who asks for its health")
    void notCounted() {
        assertThat(hammer(operator, office.path(""), 50))
                .extracting(Answer::status)
                .containsOnly(200);
        Api health = new Api(URI.create("http://127.0.0.1:" + management), "");
        assertThat(hammer(health, "/actuator/health/readiness", 50))
                .extracting(Answer::status)
                .containsOnly(200);
    }
}
