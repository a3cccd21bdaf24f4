package dev.rollcall.standalone.parts;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server for one machine: whatever it takes becomes a file, and goes nowhere. */
public final class MailServer implements AutoCloseable {

    /** So that the newest is the last of a listing. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private static final Pattern ABOUT = Pattern.compile("(?m)^Rollcall-About: ([0-9a-f, -]{1,100})");

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

    private final class ToFiles implements SimpleMessageListener {
        @Override
        public boolean accept(String from, String recipient) {
            return true;
        }

        @Override
        public void deliver(String from, String recipient, InputStream mail) throws IOException {
            String name = "%s-%04d".formatted(TIME.format(Clock.systemUTC().instant()), count.incrementAndGet());
            // Whole or not at all; readable by the owner alone, as temporary files are.
            Path fresh = Files.createTempFile(folder, ".", ".new");
            try {
                byte[] text = mail.readAllBytes();
                Files.write(fresh, text);
                Files.move(fresh, folder.resolve(name + about(text) + ".eml"), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        }
    }

    /** Ids of the persons whom the mail is about, for the name of the file; empty where it does not say. */
    private static String about(byte[] mail) {
        Matcher header = ABOUT.matcher(new String(mail, StandardCharsets.ISO_8859_1));
        return header.find() ? "." + header.group(1).strip().replaceAll("[ ,]+", ".") : "";
    }

    /**
     * Takes away all mails that are about somebody.
     *
     * @param person id, as the header of a mail gives it
     * @throws IOException if some are left; to be tried again
     */
    public void purge(String person) throws IOException {
        try (DirectoryStream<Path> mails = Files.newDirectoryStream(folder, "*." + person + "*.eml")) {
            for (Path mail : mails) {
                Files.deleteIfExists(mail);
            }
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
