package dev.rollcall.torture.chaos;

import dev.rollcall.standalone.parts.PartException;

/** A part that is killed and started again. */
public interface Victim {
    String name();

    /** Whether it writes the log, and so may hold its lock. */
    boolean writes();

    /** @throws PartException if it does not get ready, be it because it was killed meanwhile */
    void start();

    /**
     * As whoever looks after it does: a service that comes up before its database ends, and is started again.
     *
     * @throws PartException after many starts in vain
     */
    default void startPatiently() {
        for (int attempt = 1; ; attempt++) {
            try {
                start();
                return;
            } catch (PartException e) {
                if (attempt == 20) {
                    throw e;
                }
            }
        }
    }

    boolean isAlive();

    /** As {@code kill -9} does; returns when it is dead. */
    void kill();

    /** Stands still, with all that it holds, until {@link #resume}. */
    void pause();

    void resume();

    /** As {@link #kill}, and for good: it cannot be started again. */
    void end();
}
