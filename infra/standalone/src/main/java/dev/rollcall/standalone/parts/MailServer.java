package dev.rollcall.standalone.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server for one machine: whatever it takes becomes a file, and goes nowhere. */
public final class MailServer implements AutoCloseable {
    /** So that the newest is the last of a listing. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final SMTPServer server;
    private final AtomicLong count = new AtomicLong();

    public MailServer(Path folder, int port) {
        this.folder = folder;
        this.server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("Rollcall")
                .simpleMessageListener(new ToFiles())
                .build();
    }

    public void start() {
        server.start();
    }

    private final class ToFiles implements org.subethamail.smtp.helper.SimpleMessageListener {
        @Override
        public boolean accept(String from, String recipient) {
            return true;
        }

        @Override
        public void deliver(String from, String recipient, InputStream mail) throws IOException {
            String name = "%s-%04d.eml".formatted(TIME.format(Clock.systemUTC().instant()), count.incrementAndGet());
            // Whole or not at all; readable by the owner alone, as temporary files are.
            Path fresh = Files.createTempFile(folder, ".", ".new");
            try {
                try (OutputStream out = Files.newOutputStream(fresh)) {
                    mail.transferTo(out);
                }
                Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
