package dev.rollcall.standalone.run;

import java.net.URI;
import java.nio.file.Path;

/** What is to be done once, when everything runs for the first time: the demo office. */
@FunctionalInterface
public interface FirstStart {
    /**
     * May be called again if it was broken off.
     *
     * @param origin of the public HTTP interface
     * @param operatorToken the file that holds it
     * @throws Exception if it could not be done; it is tried again at the next start
     */
    void load(URI origin, Path operatorToken) throws Exception;
}
