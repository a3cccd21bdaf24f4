package dev.rollcall.standalone.run;

import java.util.List;
import java.util.Optional;

/** Something that has to run; a start may be stopped while it is under way, from another thread. */
public interface Part {
    String name();

    /** The names of the parts that must be ready before this one starts; those not there do not count. */
    List<String> after();

    /** Where it answers, for the person at the terminal. */
    String address();

    /** Returns when it is ready. */
    void start();

    /** The process that must not end; absent where there is none of its own. */
    Optional<ProcessHandle> process();

    void stop();
}
