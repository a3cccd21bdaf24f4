package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.PartException;
import dev.rollcall.standalone.parts.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A part that is a process of its own, with a log and a pid file. */
final class ProcessPart implements Part {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    /** A terminal's Ctrl-C and hang-up reach all processes; the launcher alone obeys and stops the others in order. */
    private static final List<String> DEAF_TO_TERMINAL = List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    private final String name;
    private final List<String> after;
    private final String address;
    private final List<String> command;
    private final Map<String, String> environment;
    private final BooleanSupplier ready;
    private final Path log;
    private final PidFile pidFile;
    private @Nullable Process process;
    private boolean stopped;

    ProcessPart(
            Home home,
            String name,
            List<String> after,
            String address,
            List<String> command,
            Map<String, String> environment,
            BooleanSupplier ready) {
        this.name = name;
        this.after = after;
        this.address = address;
        this.command = command;
        this.environment = environment;
        this.ready = ready;
        this.log = home.log(name);
        this.pidFile = PidFile.of(home, name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> after() {
        return after;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void start() {
        Process started = launch();
        boolean inTime = Patience.until(READY_WITHIN, () -> !started.isAlive() || ready.getAsBoolean());
        if (!started.isAlive()) {
            throw new PartException(LogTail.of(name + " ended while starting", log));
        }
        if (!inTime) {
            throw new PartException(
                    LogTail.of("%s was not ready within %d s".formatted(name, READY_WITHIN.toSeconds()), log));
        }
    }

    @Override
    public synchronized Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).map(Process::toHandle);
    }

    @Override
    public void stop() {
        Optional<ProcessHandle> running;
        synchronized (this) {
            stopped = true;
            running = process();
        }
        running.ifPresent(handle -> {
            Ending.of(handle, name);
            pidFile.delete();
        });
    }

    private synchronized Process launch() {
        if (stopped) {
            throw new PartException(name + " was stopped before it started");
        }
        List<String> line = new ArrayList<>(DEAF_TO_TERMINAL);
        line.addAll(command);
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        // What the launcher was told about the database's administrator is not for the services.
        builder.environment().keySet().removeIf(each -> each.startsWith("ROLLCALL_"));
        builder.environment().putAll(environment);
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Process started = builder.redirectOutput(log.toFile()).start();
            pidFile.write(started.toHandle());
            process = started;
            return started;
        } catch (IOException e) {
            throw new PartException("cannot start " + name, e);
        }
    }
}
