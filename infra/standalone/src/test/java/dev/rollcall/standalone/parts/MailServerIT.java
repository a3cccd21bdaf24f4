package dev.rollcall.standalone.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerIT {
    private final int port = FreePort.next();

    @Test
    void writesEachMailAsAFileTheNewestLast(@TempDir Path folder) throws Exception {
        try (var server = new MailServer(folder, port)) {
            server.start();
            send("first");
            send("second");
        }

        List<Path> mails;
        try (Stream<Path> files = Files.list(folder)) {
            mails = files.sorted().toList();
        }
        assertThat(mails).hasSize(2).allMatch(mail -> mail.toString().endsWith(".eml"));
        assertThat(Files.readString(mails.getFirst())).contains("Subject: first\r\n", "\r\nHello\r\n");
        assertThat(Files.readString(mails.getLast())).contains("Subject: second\r\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mails.getFirst())))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("R53 takes away the mails that are about somebody, to them or because of them")
    void purges(@TempDir Path folder) throws Exception {
        String ben = "018f4a5e-0000-7000-8000-000000000002";
        String ada = "018f4a5e-0000-7000-8000-000000000003";
        try (var server = new MailServer(folder, port)) {
            server.start();
            send("to Ben\r\nRollcall-About: " + ben);
            send("to Ada, because of Ben\r\nRollcall-About: " + ada + " " + ben);
            send("to Ada\r\nRollcall-About: " + ada);
            send("about nobody");
            server.purge(ben);
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.sorted().map(MailServerIT::subject))
                    .containsExactly("Subject: to Ada", "Subject: about nobody");
        }
    }

    private static String subject(Path mail) {
        try {
            return Files.readString(mail)
                    .lines()
                    .filter(line -> line.startsWith("Subject: "))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(String subject) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String line : List.of(
                    "HELO here",
                    "MAIL FROM:<a@office.example>",
                    "RCPT TO:<b@office.example>",
                    "DATA",
                    "Subject: " + subject + "\r\n\r\nHello\r\n.",
                    "QUIT")) {
                assertThat(in.readLine()).matches("[23].*");
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(in.readLine()).startsWith("221");
        }
    }
}
