package dev.rollcall.architecture.violation.query.platform;

import dev.rollcall.architecture.violation.query.contacts.Known;

public class KnowsContacts {

    boolean knows(Object other) {
        return other instanceof Known;
    }
}
