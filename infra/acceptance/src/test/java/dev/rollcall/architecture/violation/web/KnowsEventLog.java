package dev.rollcall.architecture.violation.web;

import dev.rollcall.architecture.violation.eventlog.KnowsEvents;

public class KnowsEventLog {

    boolean knows(Object other) {
        return other instanceof KnowsEvents;
    }
}
