package dev.rollcall.architecture.violation.command.user;

import dev.rollcall.architecture.violation.command.contacts.Known;

public class KnowsContacts {

    boolean knows(Object other) {
        return other instanceof Known;
    }
}
