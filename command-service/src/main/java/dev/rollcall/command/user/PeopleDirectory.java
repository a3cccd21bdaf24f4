package dev.rollcall.command.user;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** A system that knows better who works where, and as what (R9). */
interface PeopleDirectory {

    /**
     * Somebody as the directory has them.
     *
     * @param line by which whoever keeps the directory finds them
     * @param values by column, those that the directory has nothing for being empty: {@code email} of theirs,
     *     {@code department} by its name, {@code reportingTo} by an address, and others by the key of their field
     */
    record Person(long line, Map<String, String> values) {}

    /** Whom it may have something to say about. */
    Set<UUID> organizations();

    /**
     * Everybody in an organization, as it was when it was looked at last.
     *
     * @param batches gets some at a time, none of them if nothing has changed since the last time that all were read
     * @throws IOException if it cannot be read to the end; then it is read again
     */
    void read(UUID organizationId, Consumer<List<Person>> batches) throws IOException;
}
