package dev.rollcall.command.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.web.Refusal;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

@DisplayName("Hashing of passwords")
class PasswordHashingTest {

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);

    @Nested
    @DisplayName("with Argon2id")
    class Argon2id {

        private static final String PASSWORD = "korrekt pferd";

        private final PasswordHashing hashing = new PasswordHashing(64, 2, 1, 0, 8, meters); // 64 KiB: quick

        @AfterEach
        void close() {
            hashing.close();
        }

        @Test
        @DisplayName("R36 leaves its parameters and nothing of the password")
        void hash() {
            assertThat(hashing.hash(PASSWORD))
                    .startsWith("$argon2id$v=19$m=64,t=2,p=1$")
                    .doesNotContain(PASSWORD)
                    .isNotEqualTo(hashing.hash(PASSWORD));
        }

        @Test
        @DisplayName("knows the password again, and no other")
        void matches() {
            String hash = hashing.hash(PASSWORD);

            assertThat(hashing.matches(PASSWORD, hash)).isTrue();
            assertThat(hashing.matches(PASSWORD + " ", hash)).isFalse();
            assertThat(hashing.matches("Korrekt Pferd", hash)).isFalse();
            assertThat(hashing.matches("", hash)).isFalse();
        }

        @Test
        @DisplayName("knows it whether its letters come composed or decomposed (NFKC)")
        void normalForm() {
            assertThat(hashing.matches("Zoe\u0308", hashing.hash("Zo\u00EB"))).isTrue();
        }

        @Test
        @DisplayName("R45 knows it among the ones before")
        void matchesAny() {
            List<String> before = List.of(hashing.hash("one"), hashing.hash(PASSWORD), hashing.hash("three"));

            assertThat(hashing.matchesAny(PASSWORD, before)).isTrue();
            assertThat(hashing.matchesAny("four", before)).isFalse();
            assertThat(hashing.matchesAny(PASSWORD, List.of())).isFalse();
        }

        @Test
        @DisplayName("is measured")
        void measured() {
            hashing.matchesAny(PASSWORD, List.of(hashing.hash("one"), hashing.hash("two")));

            assertThat(meters.get("rollcall.password.hash").timer().count()).isEqualTo(4);
            assertThat(meters.get("rollcall.password.hash.queue").gauge().value())
                    .isZero();
        }
    }

    @Nested
    @DisplayName("where work is counted")
    class Work {

        private final Recorded encoder = new Recorded(clock);
        private final PasswordHashing hashing = new PasswordHashing(encoder, 1, 1, meters);

        @AfterEach
        void close() {
            encoder.open.countDown();
            hashing.close();
        }

        @Test
        @DisplayName("R34 does as much for nobody as for somebody, and says no")
        void standIn() {
            assertThat(hashing.matches("secret", "hash of other")).isFalse();
            assertThat(hashing.matches("secret", null)).isFalse();

            assertThat(encoder.compared).hasSize(2).first().isEqualTo("hash of other");
            assertThat(encoder.compared.getLast()).matches("hash of [a-z2-9]{5}(-[a-z2-9]{5}){3}");
        }

        @Test
        @DisplayName("R34 never says yes for nobody, even to the password of the hash that stands in")
        void standInGuessed() {
            encoder.says.set(true);

            assertThat(hashing.matches("secret", null)).isFalse();
            assertThat(hashing.matches("secret", "any hash")).isTrue();
        }

        @Test
        @DisplayName("does none for what nobody can have as a password, and says no")
        void tooLong() {
            encoder.says.set(true);
            String tooLong = "a".repeat(129);

            assertThat(hashing.matches(tooLong, "any hash")).isFalse();
            assertThat(hashing.matches(tooLong, null)).isFalse();
            assertThat(hashing.matchesAny(tooLong, List.of("any hash"))).isFalse();
            assertThat(encoder.compared).isEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> hashing.hash(tooLong))
                    .withMessageNotContaining("aaa");
        }

        @Test
        @DisplayName("tells whoever comes when the queue is full to come again, and serves who waits")
        void busy() throws Exception {
            encoder.closed.set(true);
            FutureTask<Boolean> served = started();
            encoder.entered.await();
            FutureTask<Boolean> waiting = started();
            while (meters.get("rollcall.password.hash.queue").gauge().value() < 1) {
                Thread.onSpinWait();
            }

            Refusal busy = Objects.requireNonNull(
                    catchThrowableOfType(Refusal.class, () -> hashing.matches("third", "any hash")));

            assertThat(busy.reason()).isEqualTo(Refusal.Reason.TOO_MANY_REQUESTS);
            assertThat(busy.code()).isEqualTo("sign-in.busy");
            assertThat(busy.headers()).as("two to serve at 3 seconds each").containsEntry("Retry-After", "6");
            encoder.says.set(true);
            encoder.open.countDown();
            assertThat(served.get()).isTrue();
            assertThat(waiting.get()).isTrue();
            assertThat(hashing.matches("third", "any hash")).isTrue();
            assertThat(encoder.compared).hasSize(3);
        }

        @Test
        @DisplayName("serves who waits even while it closes, and nobody after")
        void closing() throws Exception {
            encoder.closed.set(true);
            FutureTask<Boolean> served = started();
            encoder.entered.await();

            hashing.close();

            assertThat(catchThrowableOfType(Refusal.class, () -> hashing.hash("late")))
                    .isNotNull();
            encoder.open.countDown();
            assertThat(served.get()).isFalse();
        }

        @Test
        @DisplayName("fails without the password in what it says")
        void failing() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> hashing.hash("unhashable"))
                    .withMessageNotContaining("unhashable");
        }

        private FutureTask<Boolean> started() {
            FutureTask<Boolean> task = new FutureTask<>(() -> hashing.matches("secret", "any hash"));
            Thread.ofVirtual().start(task);
            return task;
        }
    }

    /** Writes down what is compared; takes three seconds to hash, and to compare as long as it is told to. */
    private static final class Recorded implements PasswordEncoder {

        private final MockClock clock;
        private final List<String> compared = new ArrayList<>();
        private final AtomicBoolean says = new AtomicBoolean();
        private final AtomicBoolean closed = new AtomicBoolean();
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        private Recorded(MockClock clock) {
            this.clock = clock;
        }

        @Override
        public String encode(@Nullable CharSequence password) {
            if ("unhashable".contentEquals(Objects.requireNonNull(password))) {
                throw new IllegalStateException("cannot be hashed");
            }
            clock.add(Duration.ofSeconds(3));
            return "hash of " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            compared.add(Objects.requireNonNull(hash));
            if (closed.get()) {
                entered.countDown();
                try {
                    open.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return says.get();
        }
    }
}
