package dev.rollcall.standalone.load;

/** How many are new by this load, and how many were there before it. */
public record Count(long added, long present) {

    static final Count ADDED = new Count(1, 0);
    static final Count PRESENT = new Count(0, 1);
}
