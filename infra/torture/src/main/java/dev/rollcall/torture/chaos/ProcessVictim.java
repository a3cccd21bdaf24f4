package dev.rollcall.torture.chaos;

import dev.rollcall.standalone.parts.Alive;
import dev.rollcall.standalone.parts.PartException;
import dev.rollcall.standalone.run.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A service, or Kafka: one process. */
final class ProcessVictim implements Victim {
    private final String name;
    private final Part part;
    private final Path log;
    private final boolean writes;
    private int deaths;

    ProcessVictim(String name, Part part, Path log, boolean writes) {
        this.name = name;
        this.part = part;
        this.log = log;
        this.writes = writes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean writes() {
        return writes;
    }

    @Override
    public void start() {
        try {
            part.start();
        } catch (PartException e) {
            // A next start would know nothing of one that is merely slow.
            kill();
            throw e;
        }
    }

    @Override
    public boolean isAlive() {
        return part.process().filter(Alive::is).isPresent();
    }

    @Override
    public synchronized void kill() {
        part.process().ifPresent(Signal::kill);
        keepLog();
    }

    @Override
    public void pause() {
        part.process().ifPresent(Signal::stop);
    }

    @Override
    public void resume() {
        part.process().ifPresent(Signal::goOn);
    }

    @Override
    public void end() {
        part.process().ifPresent(ProcessHandle::destroyForcibly);
        part.stop();
    }

    /** A next start would keep the last one only. */
    private void keepLog() {
        try {
            if (Files.exists(log)) {
                deaths++;
                Files.move(log, log.resolveSibling("%s.death-%d".formatted(log.getFileName(), deaths)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
