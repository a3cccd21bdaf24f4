package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.MailServer;
import dev.rollcall.standalone.parts.PartException;
import java.util.List;
import java.util.Optional;

/** The mail server, within the launcher itself. */
record MailServerPart(MailServer server, ErasedMail erased, int port) implements Part {
    static final String NAME = "mail-server";

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
        return "127.0.0.1:" + port;
    }

    @Override
    public void start() {
        try {
            server.start();
            erased.start();
        } catch (RuntimeException e) {
            throw new PartException("the mail server cannot start: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.empty();
    }

    @Override
    public void stop() {
        erased.close();
        server.close();
    }
}
