package dev.rollcall.architecture.violation.events;

import org.springframework.context.ApplicationEvent;

public class KnowsSpring {

    boolean isEvent(Object message) {
        return message instanceof ApplicationEvent;
    }
}
