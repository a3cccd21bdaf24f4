package dev.rollcall.architecture.violation.command.user;

import dev.rollcall.architecture.violation.command.platform.KnowsContacts;

public class KnowsPlatform {

    boolean knows(Object other) {
        return other instanceof KnowsContacts;
    }
}
