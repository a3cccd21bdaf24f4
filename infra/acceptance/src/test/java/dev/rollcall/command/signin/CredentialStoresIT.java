package dev.rollcall.command.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.acceptance.Office;
import dev.rollcall.acceptance.Rollcall;
import dev.rollcall.acceptance.RunsRollcall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunsRollcall
@DisplayName("The stores of credentials")
class CredentialStoresIT {

    private static final int CALLERS = 16;

    private final TotpSecrets secrets;
    private final Passwords passwords;
    private final JdbcClient db;
    private final UUID user;

    CredentialStoresIT(Rollcall rollcall, Office office) {
        secrets = rollcall.commands().getBean(TotpSecrets.class);
        passwords = rollcall.commands().getBean(Passwords.class);
        db = rollcall.commands().getBean(JdbcClient.class);
        user = UUID.fromString(office.superAdmin());
    }

    /** How many of those who call at once hear yes. */
    private static long yes(BooleanSupplier call) throws Exception {
        CountDownLatch ready = new CountDownLatch(CALLERS);
        List<Future<Boolean>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                calls.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.getAsBoolean();
                }));
            }
        }
        long yes = 0;
        for (Future<Boolean> each : calls) {
            yes += each.get() ? 1 : 0;
        }
        return yes;
    }

    /** With the secret and times of RFC 6238, appendix B. */
    @Nested
    @DisplayName("keep the secret of an authenticator")
    class Authenticator {

        private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
        private static final Instant STEP_37037036 = Instant.ofEpochSecond(1111111109);
        private static final Instant STEP_37037037 = Instant.ofEpochSecond(1111111111);
        private static final String CODE_37037036 = "081804";
        private static final String CODE_37037037 = "050471";

        private final UUID id = secrets.stage(user, SECRET);

        @Test
        @DisplayName("R36 sealed")
        void sealed() {
            assertThat(db.sql("select sealed from credential.totp where id = ? and user_id = ?")
                            .params(id, user)
                            .query(String.class)
                            .single())
                    .contains(user.toString())
                    .doesNotContain(Totp.base32(SECRET));
        }

        @Test
        @DisplayName("R30 and take each of its codes once, and none before one that was taken")
        void once() {
            assertThat(secrets.use(id, CODE_37037037, STEP_37037037)).isTrue();
            assertThat(secrets.use(id, CODE_37037037, STEP_37037037)).isFalse();
            assertThat(secrets.use(id, CODE_37037036, STEP_37037037)).isFalse();
        }

        @Test
        @DisplayName("R30 and take one after the other")
        void inOrder() {
            assertThat(secrets.use(id, CODE_37037036, STEP_37037036)).isTrue();
            assertThat(secrets.use(id, CODE_37037037, STEP_37037036)).isTrue();
        }

        @Test
        @DisplayName("R30 and take no other code, and use none up by that")
        void wrong() {
            assertThat(secrets.use(id, "000000", STEP_37037036)).isFalse();
            assertThat(secrets.use(UUID.randomUUID(), CODE_37037036, STEP_37037036))
                    .isFalse();
            assertThat(secrets.use(id, CODE_37037036, STEP_37037036)).isTrue();
        }

        @Test
        @DisplayName("R30 and let in one of many who come with the same code at once")
        void race() throws Exception {
            assertThat(yes(() -> secrets.use(id, CODE_37037036, STEP_37037036))).isEqualTo(1);
        }
    }

    @Nested
    @DisplayName("keep recovery codes")
    class Recovery {

        private static final Instant NOW = Instant.ofEpochSecond(1111111111);

        private final UUID id = secrets.stage(user, Totp.newSecret());
        private final List<String> codes = RecoveryCodes.generate();

        @Test
        @DisplayName("R30 and take each once, and of nobody else")
        void eachOnce() {
            UUID other = secrets.stage(user, Totp.newSecret());
            secrets.replaceRecoveryCodes(id, codes);

            assertThat(secrets.useRecoveryCode(other, codes.getFirst(), NOW)).isFalse();
            assertThat(codes).allMatch(code -> secrets.useRecoveryCode(id, code, NOW));
            assertThat(codes).noneMatch(code -> secrets.useRecoveryCode(id, code, NOW));
            assertThat(secrets.useRecoveryCode(id, RecoveryCodes.generate().getFirst(), NOW))
                    .isFalse();
        }

        @Test
        @DisplayName("R30 and let in one of many who come with the same code at once")
        void raceForOne() throws Exception {
            secrets.replaceRecoveryCodes(id, codes);

            assertThat(yes(() -> secrets.useRecoveryCode(id, codes.getFirst(), NOW)))
                    .isEqualTo(1);
        }

        @Test
        @DisplayName("R30 until there are new ones, also where they are asked for many times at once")
        void replaced() throws Exception {
            secrets.replaceRecoveryCodes(id, codes);
            yes(() -> {
                secrets.replaceRecoveryCodes(id, RecoveryCodes.generate());
                return true;
            });

            assertThat(codes).noneMatch(code -> secrets.useRecoveryCode(id, code, NOW));
            assertThat(db.sql("select count(*) from credential.recovery_code where totp_id = ?")
                            .param(id)
                            .query(Long.class)
                            .single())
                    .isEqualTo(10);
        }
    }

    @Test
    @DisplayName("keep hashes of passwords")
    void passwords() {
        UUID first = passwords.stage(user, "first hash");
        UUID second = passwords.stage(user, "second hash");

        assertThat(passwords.hashOf(second)).contains("second hash");
        assertThat(passwords.hashOf(UUID.randomUUID())).isEmpty();
        assertThat(passwords.hashesOf(List.of(first, UUID.randomUUID(), second)))
                .containsExactlyInAnyOrder("first hash", "second hash");
        assertThat(passwords.hashesOf(List.of())).isEmpty();
    }
}
