package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that keeps what it takes, and takes what it is told to. */
final class TestMailServer implements AutoCloseable {

    private static final long MOST_SECONDS = 60;
    private static final Pattern CODE = Pattern.compile("(?m)^ {4}([0-9A-Z]{5}-[0-9A-Z]{5})$");

    private final int port;
    private final List<Mail> mails = new ArrayList<>();
    private volatile Rule rule = to -> 250;
    private volatile Runnable afterTaking = () -> {};
    private SMTPServer server;

    /** Which reply a recipient gets. */
    interface Rule {
        int replyTo(String recipient);
    }

    record Mail(String to, String id, String subject, String text, String html) {

        String code() {
            Matcher code = CODE.matcher(text.replace("\r", ""));
            assertThat(code.find()).as(text).isTrue();
            return code.group(1);
        }
    }

    int port() {
        return port;
    }

    TestMailServer(int port) {
        this.port = port;
        this.server = build();
        server.start();
    }

    private SMTPServer build() {
        return SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(context -> new Taking())
                .build();
    }

    void stop() {
        server.stop();
    }

    /** On the same port. */
    void startAgain() {
        server = build();
        server.start();
    }

    void replies(Rule next) {
        rule = next;
    }

    /** Done before the sender is told that the mail was taken. */
    void afterTaking(Runnable what) {
        afterTaking = what;
    }

    /** All to this address, as soon as there are so many. */
    synchronized List<Mail> await(String to, int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (to(to).size() < count) {
            long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            assertThat(millis).as("%d mails to %s, of %s", count, to, mails).isPositive();
            try {
                wait(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return to(to);
    }

    synchronized List<Mail> to(String address) {
        return mails.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    private synchronized void add(Mail mail) {
        mails.add(mail);
        notifyAll();
    }

    private final class Taking implements MessageHandler {

        private String recipient = "";

        @Override
        public void from(String from) {}

        @Override
        public void recipient(String to) throws RejectException {
            int reply = rule.replyTo(to);
            if (reply != 250) {
                throw new RejectException(reply, "not " + to);
            }
            recipient = to;
        }

        @Override
        public String data(InputStream data) {
            try {
                MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), data);
                MimeMultipart both = (MimeMultipart) message.getContent();
                add(new Mail(
                        recipient,
                        message.getMessageID(),
                        message.getSubject(),
                        content(both.getBodyPart(0)),
                        content(both.getBodyPart(1))));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            afterTaking.run();
            return "taken";
        }

        private String content(BodyPart part) throws MessagingException, IOException {
            return part.getContent().toString();
        }

        @Override
        public void done() {}
    }

    @Override
    public void close() {
        server.stop();
    }
}
