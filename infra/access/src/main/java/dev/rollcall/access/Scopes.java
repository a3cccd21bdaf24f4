package dev.rollcall.access;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What API tokens can be for (R35). */
public final class Scopes {

    private static final SortedSet<String> ALL = Collections.unmodifiableSortedSet(Stream.of(Operation.values())
            .filter(operation ->
                    !operation.allowed().open() && !operation.allowed().sessionOnly())
            .map(Operation::scope)
            .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));

    private Scopes() {}

    public static SortedSet<String> all() {
        return ALL;
    }
}
