package dev.rollcall.architecture.violation.query.user;

import dev.rollcall.architecture.violation.query.platform.KnowsContacts;

public class KnowsPlatform {

    boolean knows(Object other) {
        return other instanceof KnowsContacts;
    }
}
