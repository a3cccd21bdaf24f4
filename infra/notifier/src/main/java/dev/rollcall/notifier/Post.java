package dev.rollcall.notifier;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Hands mails to the SMTP server, over one connection as long as there are any. */
final class Post implements AutoCloseable {

    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "30000";

    private final Settings.Smtp smtp;
    private final InternetAddress from;
    private final Session session;
    private @Nullable Transport transport;

    Post(Settings.Smtp smtp, InternetAddress from) {
        this.smtp = smtp;
        this.from = from;
        this.session = Session.getInstance(properties(smtp, from));
    }

    private static Properties properties(Settings.Smtp smtp, InternetAddress from) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", smtp.host());
        properties.put("mail.smtp.port", Integer.toString(smtp.port()));
        properties.put("mail.smtp.from", from.getAddress());
        properties.put("mail.smtp.auth", Boolean.toString(!smtp.user().isEmpty()));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(smtp.tls() == Settings.Tls.IMPLICIT));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(smtp.tls() == Settings.Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(smtp.tls() == Settings.Tls.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.smtp.timeout", ANSWER_MILLIS);
        properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.put("mail.mime.allowutf8", "true");
        return properties;
    }

    /** @param id from which the mail has its Message-ID, so that whoever gets it twice can tell */
    Outcome send(String id, String address, @Nullable String name, Letter letter) {
        MimeMessage message;
        try {
            message = message(id, address, name, letter);
        } catch (MessagingException | UnsupportedEncodingException | IllegalArgumentException e) {
            return Outcome.refused("mail.invalid-address");
        }
        Transport open;
        try {
            open = connected();
        } catch (MessagingException e) {
            close();
            return Failure.ofConnecting(e);
        }
        try {
            open.sendMessage(message, message.getAllRecipients());
            return Outcome.SENT;
        } catch (MessagingException e) {
            close();
            return Failure.ofSending(e);
        }
    }

    private Transport connected() throws MessagingException {
        if (transport == null || !transport.isConnected()) {
            close();
            transport = session.getTransport("smtp");
            if (smtp.user().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(smtp.user(), smtp.password());
            }
        }
        return transport;
    }

    /** Nothing is to be sent for the moment: servers do not like to be kept waiting. */
    @Override
    public void close() {
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException e) {
                // It is of no use any more, whatever it says.
            }
            transport = null;
        }
    }

    MimeMessage message(String id, String address, @Nullable String name, Letter letter)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new Identified(session, "<%s@%s>".formatted(id, domain(from.getAddress())));
        message.setFrom(from);
        message.setRecipients(Message.RecipientType.TO, new Address[] {recipient(address, name)});
        message.setSubject(letter.subject(), "UTF-8");
        message.setSentDate(new Date());
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834
        // By which a store of mails finds those about a person who is erased (R53); ids say nothing by themselves.
        message.setHeader("Rollcall-About", letter.about());
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(letter.text(), "plain"));
        both.addBodyPart(part(letter.html(), "html"));
        message.setContent(both);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, "UTF-8", subtype);
        return part;
    }

    private static InternetAddress recipient(String address, @Nullable String name)
            throws MessagingException, UnsupportedEncodingException {
        int at = address.lastIndexOf('@');
        if (at < 1 || !address.equals(Harmless.line(address))) {
            throw new MessagingException("No address");
        }
        // Taken as it is, not parsed: what is no address must not become several.
        InternetAddress recipient = new InternetAddress();
        recipient.setAddress(address.substring(0, at) + "@" + IDN.toASCII(domain(address)));
        recipient.validate();
        if (name != null) {
            recipient.setPersonal(Harmless.line(name), "UTF-8");
        }
        return recipient;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** With an id that we chose. */
    private static final class Identified extends MimeMessage {

        private final String messageId;

        Identified(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
