package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.EmbeddedPostgres;
import java.util.List;
import java.util.Optional;

/** The embedded PostgreSQL. */
record PostgresPart(EmbeddedPostgres postgres) implements Part {
    static final String NAME = "postgresql";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> after() {
        return List.of();
    }

    @Override
    public String address() {
        return "127.0.0.1:" + postgres.port();
    }

    @Override
    public void start() {
        postgres.start();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return postgres.process();
    }

    @Override
    public void stop() {
        postgres.stop();
    }
}
