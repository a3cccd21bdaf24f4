package dev.rollcall.torture.load;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** What its client knows of a user; nobody else changes them, unless they are shared. */
final class Person {
    final String organization;
    final String id;
    final Set<String> teams = new HashSet<>();
    final Set<String> unverified = new TreeSet<>();
    final Set<String> verified = new TreeSet<>();
    long version;

    /** Whether a change of unknown outcome may still show, now or later. */
    boolean doubtful;

    Person(String organization, String id) {
        this.organization = organization;
        this.id = id;
    }

    String path() {
        return "/v1/organizations/%s/users/%s".formatted(organization, id);
    }

    String stream() {
        return "user/" + id;
    }
}
