package dev.rollcall.architecture.violation.notifier;

import dev.rollcall.architecture.violation.command.contacts.Known;

public class KnowsCommand {

    boolean knows(Object other) {
        return other instanceof Known;
    }
}
