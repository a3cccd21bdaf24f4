package dev.rollcall.standalone.load;

import java.time.Duration;

/** Waiting, with an end at once when the load is interrupted. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    static LoadFailed interrupted() {
        Thread.currentThread().interrupt();
        return new LoadFailed("load.interrupted", "run it again to complete it");
    }
}
