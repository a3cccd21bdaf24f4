package dev.rollcall.standalone.run;

import dev.rollcall.standalone.gateway.Gateway;
import dev.rollcall.standalone.parts.PartException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The gateway, within the launcher itself. */
record GatewayPart(Gateway gateway, URI origin) implements Part {
    static final String NAME = "gateway";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> after() {
        return List.of(Services.COMMAND, Services.QUERY);
    }

    @Override
    public String address() {
        return origin.toString();
    }

    @Override
    public void start() {
        try {
            gateway.start();
        } catch (Exception e) {
            throw new PartException("the gateway cannot start: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.empty();
    }

    @Override
    public void stop() {
        gateway.stop();
    }
}
