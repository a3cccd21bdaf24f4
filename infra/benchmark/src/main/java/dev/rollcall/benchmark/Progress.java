package dev.rollcall.benchmark;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/** Says on the screen how far the run is and how long it will take, from how long the plan took so far. */
final class Progress {

    private final PrintStream out;
    private final LongSupplier clock;
    private final long begin;
    private final double planned;
    private double behind;
    private double current;
    private double done;

    /**
     * @param clock in nanoseconds
     * @param planned seconds of the whole, roughly
     */
    Progress(PrintStream out, LongSupplier clock, double planned) {
        this.out = out;
        this.clock = clock;
        this.begin = clock.getAsLong();
        this.planned = planned;
    }

    /** The next part of the plan. */
    void begin(double seconds) {
        behind += current;
        current = seconds;
    }

    /** @param share of the current part that is done, 0 to 1 */
    void at(double share, String what) {
        done = Math.max(done, behind + share * current); // a part may have steps that each begin at 0
        double elapsed = (clock.getAsLong() - begin) / 1e9;
        // Before much is done its pace says little, and the plan itself is the better guess.
        double pace = done < 0.1 * planned ? 1 : elapsed / done;
        out.printf("[%3.0f %%, about %s left] %s%n", 100 * done / planned, text((planned - done) * pace), what);
    }

    private static String text(double seconds) {
        return seconds < 100 ? "%.0f s".formatted(seconds) : "%.0f min".formatted(seconds / 60);
    }
}
