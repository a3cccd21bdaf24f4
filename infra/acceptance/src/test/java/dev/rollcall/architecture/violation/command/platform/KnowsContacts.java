package dev.rollcall.architecture.violation.command.platform;

import dev.rollcall.architecture.violation.command.contacts.Known;

public class KnowsContacts {

    boolean knows(Object other) {
        return other instanceof Known;
    }
}
