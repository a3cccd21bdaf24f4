package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.PartException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One launcher at a time on one directory; the system gives the claim back even after a kill. */
public final class Claim implements AutoCloseable {
    private static final String LAUNCHER = "launcher";

    private final Home home;
    private final FileChannel channel;

    private Claim(Home home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /** @throws PartException if another launcher runs here */
    public static Claim of(Home home) {
        try {
            var channel = FileChannel.open(
                    home.run().resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new PartException("Rollcall runs already in %s%s; stop it there with Ctrl-C, or look with"
                                .formatted(
                                        home.directory(),
                                        launcher(home)
                                                .map(process -> " (process " + process.pid() + ")")
                                                .orElse(""))
                        + " ./rollcall status");
            }
            PidFile.of(home, LAUNCHER).write(ProcessHandle.current());
            return new Claim(home, channel);
        } catch (IOException e) {
            throw new PartException("cannot lock " + home.run(), e);
        }
    }

    static Optional<ProcessHandle> launcher(Home home) {
        return PidFile.of(home, LAUNCHER).process();
    }

    @Override
    public void close() {
        PidFile.of(home, LAUNCHER).delete();
        try {
            channel.close();
        } catch (IOException e) {
            throw new PartException("cannot unlock " + home.run(), e);
        }
    }
}
