package dev.rollcall.standalone.run;

/** The person at the terminal; everything else goes to the logs. */
final class Screen {
    private Screen() {}

    static void say(String line) {
        System.out.println(line);
    }

    static void complain(String line) {
        System.err.println("rollcall: " + line);
    }
}
