package dev.rollcall.architecture.violation.query.user;

import dev.rollcall.architecture.violation.query.contacts.Known;

public class KnowsContacts {

    boolean knows(Object other) {
        return other instanceof Known;
    }
}
