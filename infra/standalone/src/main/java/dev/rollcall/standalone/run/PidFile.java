package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.Alive;
import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.PartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which process a part is; with its start, since the system gives numbers out again. */
record PidFile(Path path) {
    static PidFile of(Home home, String part) {
        return new PidFile(home.run().resolve(part + ".pid"));
    }

    void write(ProcessHandle process) {
        try {
            Files.writeString(path, process.pid() + " " + started(process) + "\n");
        } catch (IOException e) {
            throw new PartException("cannot write " + path, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new PartException("cannot delete " + path, e);
        }
    }

    /** The process, if it is still the same one and alive. */
    Optional<ProcessHandle> process() {
        try {
            String[] parts = Files.readString(path).strip().split(" ", 2);
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(Alive::is)
                    .filter(process -> parts.length == 2 && started(process).equals(parts[1]));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String started(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(instant -> Long.toString(instant.toEpochMilli()))
                .orElse("unknown");
    }
}
