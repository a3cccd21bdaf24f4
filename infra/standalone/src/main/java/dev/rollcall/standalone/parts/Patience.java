package dev.rollcall.standalone.parts;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Bounded waiting for what cannot notify: another process, its files, its ports. */
public final class Patience {
    private static final Duration STEP = Duration.ofMillis(50);

    private Patience() {}

    /** Whether the condition came true within the limit; an interrupt ends the wait like the limit does. */
    public static boolean until(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return condition.getAsBoolean();
            }
        }
        return true;
    }
}
