package dev.rollcall.architecture.violation.command.user;

import dev.rollcall.architecture.violation.query.contacts.Known;

public class KnowsQuery {

    boolean knows(Object other) {
        return other instanceof Known;
    }
}
