package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.Databases;
import java.util.List;
import java.util.Optional;

/** Databases, roles and the log's tables: nothing that runs, but the services need it. */
record DatabasesPart(Databases databases) implements Part {
    static final String NAME = "databases";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> after() {
        return List.of(PostgresPart.NAME);
    }

    @Override
    public String address() {
        return databases.logUrl();
    }

    @Override
    public void start() {
        databases.prepare();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.empty();
    }

    @Override
    public void stop() {
        // There is nothing that runs.
    }
}
