package dev.rollcall.architecture.violation.access;

import dev.rollcall.architecture.violation.eventlog.KnowsEvents;

public class KnowsEventLog {

    boolean knows(Object other) {
        return other instanceof KnowsEvents;
    }
}
