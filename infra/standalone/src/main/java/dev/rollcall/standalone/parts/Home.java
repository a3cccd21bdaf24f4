package dev.rollcall.standalone.parts;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory with everything a standalone Rollcall keeps: data, secrets, logs, what runs. */
public record Home(Path directory) {
    public Home {
        directory = directory.toAbsolutePath().normalize();
    }

    /** The one that {@code ./rollcall} names: {@code .rollcall} beside it, or what ROLLCALL_HOME says. */
    public static Home current() {
        return new Home(Path.of(System.getProperty("rollcall.home", ".rollcall")));
    }

    public Path postgres() {
        return directory.resolve("postgres");
    }

    public Path kafka() {
        return directory.resolve("kafka");
    }

    /** What the mail server took. */
    public Path mail() {
        return directory.resolve("mail");
    }

    /** What was signed of the log, one note after the other. */
    public Path checkpoints() {
        return directory.resolve("checkpoints");
    }

    /** Whose signatures Rollcall's are, for whoever checks them. */
    public Path publicKeys() {
        return directory.resolve("public-keys.txt");
    }

    public Path secrets() {
        return directory.resolve("secrets");
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path run() {
        return directory.resolve("run");
    }

    /** Written after the demo office was loaded, so that a broken-off load is done again. */
    public Path demoOfficeLoaded() {
        return directory.resolve("demo-office-loaded");
    }

    /**
     * Makes the directories that are missing, readable by their owner alone.
     *
     * @throws PartException if another user owns the directory: PostgreSQL would refuse its data, after a long wait
     */
    public Home create() {
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        try {
            if (Files.notExists(directory)) {
                Files.createDirectories(directory.getParent());
                Files.createDirectory(directory, mine);
            }
            refuseAnotherOwner();
            for (Path each : new Path[] {postgres(), kafka(), mail(), secrets(), logs(), run()}) {
                if (Files.notExists(each)) {
                    Files.createDirectory(each, mine);
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + directory, e);
        }
    }

    private void refuseAnotherOwner() throws IOException {
        long owner = ((Number) Files.getAttribute(directory, "unix:uid")).longValue();
        if (owner != new UnixSystem().getUid()) {
            throw new PartException("%s belongs to the user %s and you are %s; only its owner can use it. "
                            .formatted(directory, Files.getOwner(directory).getName(), System.getProperty("user.name"))
                    + "Run as that user, or choose another directory with ROLLCALL_HOME.");
        }
    }
}
