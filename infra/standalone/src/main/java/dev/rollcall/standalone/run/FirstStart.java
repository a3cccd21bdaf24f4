package dev.rollcall.standalone.run;

import java.nio.file.Path;

/** What is to be done once, when everything runs for the first time: the demo office. */
@FunctionalInterface
public interface FirstStart {
    /**
     * May be called again if it was broken off.
     *
     * @param launched where the public HTTP interface is
     * @param operatorToken the file that holds it
     * @throws Exception if it could not be done; it is tried again at the next start
     */
    void load(Launched launched, Path operatorToken) throws Exception;
}
