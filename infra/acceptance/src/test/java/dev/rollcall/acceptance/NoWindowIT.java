package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.standalone.parts.FreePort;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Both services and a second command-service are asked all the while with a token that is taken away meanwhile. */
@RunsRollcall
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Who is sent away stays away")
class NoWindowIT {

    private static final int CALLERS = 6;
    private static final int REQUESTS_AFTERWARDS = 8;

    private final Rollcall rollcall;
    private final int port = FreePort.next();
    private final Api second;
    private ConfigurableApplicationContext secondInstance;

    NoWindowIT(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.secondInstance = rollcall.commands();
        this.second = new Api(URI.create("http://127.0.0.1:" + port), rollcall.token());
    }

    @BeforeAll
    void startSecondInstance() {
        secondInstance = rollcall.commandService(port);
    }

    @AfterAll
    void stopSecondInstance() {
        secondInstance.close();
    }

    /** How somebody is sent away. */
    enum Way {
        SIGN_OUT,
        REVOKED_BY_THE_USER,
        REVOKED_BY_AN_ADMIN,
        ALL_REVOKED,
        ONE_TOO_MANY,
        PASSWORD_RESET,
        SECOND_FACTOR_RESET,
        TOKEN_REVOKED,
        TOKEN_CLEARED,
        DEACTIVATED
    }

    /** @param startedAt by a clock that all threads share */
    private record Asked(long startedAt, int kind, int status) {}

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "R13, R31, R33, R35, R37, R42 from the moment that this is acknowledged, in every instance of both services")
    void noWindow(Way way) throws Exception {
        Office office = Office.register(rollcall.api());
        Api admin = office.superAdminApi();
        Person ben = Person.join(rollcall, office, "ben");
        if (way == Way.SECOND_FACTOR_RESET) {
            Authenticator.enrol(ben.api());
        }
        if (way == Way.ONE_TOO_MANY) {
            admin.put(office.path("/policies/session"), """
                            {"lifetimeSeconds": 3600, "idleSeconds": 3600, "concurrentSessions": 1}""").expect(204);
        }
        boolean isToken = way == Way.TOKEN_REVOKED || way == Way.TOKEN_CLEARED;
        Api victim = isToken ? apiToken(ben) : ben.api();
        String grant = victim.get("/v1/me").expect(200).text(isToken ? "/apiTokenId" : "/sessionId");
        Api mobile = way == Way.REVOKED_BY_THE_USER ? ben.signIn("MOBILE").api().at(second) : victim;
        IntFunction<Answer> request = i -> switch (i % 3) {
            case 0 -> victim.get(ben.path(""));
            case 1 -> victim.patch(ben.path(""), "{\"fields\": {\"extension\": \"1%d\"}}".formatted(i));
            default -> victim.at(second).patch(ben.path(""), "{\"fields\": {\"extension\": \"2%d\"}}".formatted(i));
        };
        Supplier<Answer> revocation = revocation(way, admin.at(second), mobile, victim.at(second), ben, grant);

        AtomicLong acknowledged = new AtomicLong(Long.MAX_VALUE);
        CountDownLatch warm = new CountDownLatch(CALLERS * 2);
        List<Future<List<Asked>>> callers = new ArrayList<>();
        List<Asked> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                int caller = i;
                callers.add(threads.submit(() -> ask(caller, request, warm, acknowledged)));
            }
            warm.await();
            Answer answer = revocation.get();
            while (answer.status() == 503) { // others change the same user as fast as they can
                answer = revocation.get();
            }
            acknowledged.set(System.nanoTime());
            assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
            for (Future<List<Asked>> caller : callers) {
                all.addAll(caller.get());
            }
        } finally {
            acknowledged.compareAndSet(Long.MAX_VALUE, System.nanoTime());
        }
        assertThat(all).filteredOn(asked -> asked.status() < 300).hasSizeGreaterThanOrEqualTo(CALLERS);
        assertThat(all)
                .filteredOn(asked -> asked.startedAt() > acknowledged.get())
                .hasSizeGreaterThanOrEqualTo(CALLERS * REQUESTS_AFTERWARDS)
                .allSatisfy(
                        asked -> assertThat(asked.status()).as(asked.toString()).isEqualTo(401));
    }

    private static List<Asked> ask(
            int caller, IntFunction<Answer> request, CountDownLatch warm, AtomicLong acknowledged) {
        List<Asked> asked = new ArrayList<>();
        int afterwards = 0;
        for (int i = caller; afterwards < REQUESTS_AFTERWARDS; i++) {
            long start = System.nanoTime();
            if (start > acknowledged.get()) {
                afterwards++;
            }
            asked.add(new Asked(start, i % 3, request.apply(i).status()));
            warm.countDown();
        }
        return asked;
    }

    private static Supplier<Answer> revocation(Way way, Api admin, Api mobile, Api victim, Person ben, String grant) {
        return switch (way) {
            case SIGN_OUT -> () -> victim.delete("/v1/sessions/current");
            case REVOKED_BY_THE_USER -> () -> mobile.delete(ben.path("/sessions/" + grant));
            case REVOKED_BY_AN_ADMIN -> () -> admin.delete(ben.path("/sessions/" + grant));
            case ALL_REVOKED -> () -> admin.delete(ben.path("/sessions"));
            case ONE_TOO_MANY -> () -> ben.attempt(admin, ben.password());
            case PASSWORD_RESET -> () -> admin.post(ben.path("/password-resets"), "{}");
            case SECOND_FACTOR_RESET -> () -> admin.delete(ben.path("/two-factor"));
            case TOKEN_REVOKED -> () -> admin.delete(ben.path("/api-tokens/" + grant));
            case TOKEN_CLEARED -> () -> admin.post(ben.path("/password-resets"), "{\"clearApiTokens\": true}");
            case DEACTIVATED -> () -> admin.put(ben.path("/status"), "{\"status\": \"INACTIVE\"}");
        };
    }

    private Api apiToken(Person user) {
        return rollcall.api()
                .as(user.api()
                        .post("/v1/me/api-tokens", """
                        {"name": "Export", "scopes": ["users:read", "users:write"], "expiresAt": "%s"}""".formatted(Instant.now().plus(Duration.ofDays(1))))
                        .expect(201)
                        .text("/token"));
    }
}
