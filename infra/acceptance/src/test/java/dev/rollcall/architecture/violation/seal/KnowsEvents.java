package dev.rollcall.architecture.violation.seal;

import dev.rollcall.architecture.violation.events.KnowsSpring;

public class KnowsEvents {

    boolean knows(Object other) {
        return other instanceof KnowsSpring;
    }
}
