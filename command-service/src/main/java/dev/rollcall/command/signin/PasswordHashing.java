package dev.rollcall.command.signin;

import dev.rollcall.web.Refusal;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id (RFC 9106; R36) on threads of its own: a storm of sign-ins waits in their queue, or is
 * told to come again, and whoever wants something else has the other cores.
 */
@Component
class PasswordHashing implements AutoCloseable {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** The latest hash counts one eighth: a single slow one tells nobody to wait. */
    private static final int SMOOTHING = 8;

    private final PasswordEncoder encoder;
    private final int threads;
    private final ThreadPoolExecutor pool;
    private final Clock clock;
    private final Timer time;

    /** Of one hash, by the latest ones. */
    private final AtomicLong typicalNanos;

    /** Of a password that nobody has; made with the same cost, so that comparing with it takes as long. */
    private final String standIn;

    @Autowired
    PasswordHashing(
            @Value("${rollcall.hashing.memory-kib}") int memoryKib,
            @Value("${rollcall.hashing.iterations}") int iterations,
            @Value("${rollcall.hashing.lanes}") int lanes,
            @Value("${rollcall.hashing.threads}") int threads,
            @Value("${rollcall.hashing.queue}") int queue,
            MeterRegistry meters) {
        this(
                new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, lanes, memoryKib, iterations),
                threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                queue,
                meters);
    }

    PasswordHashing(PasswordEncoder encoder, int threads, int queue, MeterRegistry meters) {
        this.encoder = encoder;
        this.threads = threads;
        this.pool = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().name("hashing-", 1).factory());
        this.clock = meters.config().clock();
        this.time = Timer.builder("rollcall.password.hash")
                .description("Time to hash one password, waiting apart")
                .register(meters);
        Gauge.builder(
                        "rollcall.password.hash.queue",
                        pool,
                        busy -> busy.getQueue().size())
                .description("Requests whose password waits to be hashed")
                .register(meters);
        long start = clock.monotonicTime();
        this.standIn = encoded(OneTimePasswords.generate());
        this.typicalNanos = new AtomicLong(clock.monotonicTime() - start);
    }

    /**
     * Whether it is the password with this hash. Without a hash it is not, and takes as long to say.
     *
     * @throws Refusal {@code sign-in.busy}
     */
    boolean matches(CharSequence password, @Nullable String hash) {
        Optional<String> form = PasswordForm.of(password);
        if (form.isEmpty()) {
            return false; // no work here tells nothing: it depends on what was sent alone
        }
        boolean same = inTurn(() -> isSame(form.get(), hash == null ? standIn : hash));
        return same && hash != null;
    }

    /**
     * Whether it is one of the passwords with these hashes.
     *
     * @throws Refusal {@code sign-in.busy}
     */
    boolean matchesAny(CharSequence password, List<String> hashes) {
        Optional<String> form = PasswordForm.of(password);
        return form.isPresent()
                && !hashes.isEmpty()
                && inTurn(() -> hashes.stream().anyMatch(hash -> isSame(form.get(), hash)));
    }

    /**
     * @throws IllegalArgumentException if it breaks the {@link PasswordRules} for every password
     * @throws Refusal {@code sign-in.busy}
     */
    String hash(CharSequence password) {
        String form = PasswordForm.of(password)
                .orElseThrow(() -> new IllegalArgumentException("Too long for a password, or no text"));
        return inTurn(() -> timed(() -> encoded(form)));
    }

    private boolean isSame(String form, String hash) {
        return timed(() -> encoder.matches(form, hash));
    }

    private String encoded(String form) {
        String hash = encoder.encode(form);
        if (hash == null) {
            throw new IllegalStateException("A password was hashed to nothing");
        }
        return hash;
    }

    private <T> T timed(Supplier<T> hashing) {
        long start = clock.monotonicTime();
        T result = hashing.get();
        long nanos = clock.monotonicTime() - start;
        time.record(nanos, TimeUnit.NANOSECONDS);
        typicalNanos.accumulateAndGet(nanos, (typical, latest) -> typical + (latest - typical) / SMOOTHING);
        return result;
    }

    private <T> T inTurn(Callable<T> hashing) {
        Future<T> result;
        try {
            result = pool.submit(hashing);
        } catch (RejectedExecutionException e) {
            throw Refusal.tooMany(
                    "sign-in.busy", "Too many people sign in at this moment.", secondsUntilAllAreServed());
        }
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(false);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a password was hashed", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A password could not be hashed", e);
        }
    }

    private long secondsUntilAllAreServed() {
        long waiting = (long) pool.getQueue().size() + pool.getActiveCount();
        long nanos = waiting * typicalNanos.get() / threads;
        return Math.max(1, Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1)));
    }

    /** Who waits already is still served. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
