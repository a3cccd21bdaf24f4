package dev.rollcall.standalone.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a PostgreSQL server writes about itself into its data directory's {@code postmaster.pid}. */
record Postmaster(long pid, int port) {
    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Empty if there is no such file, or it is just being written. */
    static Optional<Postmaster> of(Path data) {
        try {
            return parse(Files.readAllLines(file(data)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<Postmaster> parse(List<String> lines) {
        try {
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(new Postmaster(
                            Long.parseLong(lines.get(0).strip()),
                            Integer.parseInt(lines.get(3).strip())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The living server; a process that merely got the same number after a restart of the machine is none. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(Postmaster::isPostgres);
    }

    static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> Path.of(command).endsWith("postgres"))
                .isPresent();
    }
}
