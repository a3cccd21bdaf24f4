package dev.rollcall.standalone.parts;

/** Whether a process of ours still runs. */
public final class Alive {
    private Alive() {}

    /** Unlike {@link ProcessHandle#isAlive}, not of one that is dead and that its parent has not looked after yet. */
    public static boolean is(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
