package dev.rollcall.notifier;

import dev.rollcall.events.mail.MailedCodes;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * What can be set.
 *
 * @param attempts how often a mail is tried that the server does not take for the moment
 * @param firstWait after which it is tried again; doubled every time
 */
record Settings(
        String kafka,
        MailedCodes codes,
        Smtp smtp,
        InternetAddress from,
        String publicUrl,
        InetSocketAddress management,
        int attempts,
        Duration firstWait) {

    /** How the connection is secured. */
    enum Tls {
        NONE,
        STARTTLS,
        IMPLICIT
    }

    /** @param user empty for a server that asks for none */
    record Smtp(String host, int port, String user, String password, Tls tls) {

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** @throws InvalidSettingException for the first that is missing or wrong */
    static Settings of(Environment given) {
        return new Settings(
                given.need("ROLLCALL_KAFKA_BOOTSTRAP_SERVERS", "the addresses of Kafka, host:port,…"),
                codes(given),
                smtp(given),
                from(given),
                publicUrl(given),
                management(given),
                given.number("ROLLCALL_MAIL_ATTEMPTS", 10, 1, 100),
                Duration.ofMillis(given.number("ROLLCALL_MAIL_RETRY_MILLIS", 1_000, 1, 60_000)));
    }

    private static MailedCodes codes(Environment given) {
        String key = given.need("ROLLCALL_CODE_KEY", "the key that command-service has, 32 random bytes in base64");
        try {
            return MailedCodes.of(key, "");
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("ROLLCALL_CODE_KEY: " + e.getMessage());
        }
    }

    private static Smtp smtp(Environment given) {
        Tls tls = tls(given.get("ROLLCALL_SMTP_TLS", "starttls"));
        String user = given.get("ROLLCALL_SMTP_USER", "");
        String password =
                user.isEmpty() ? "" : given.need("ROLLCALL_SMTP_PASSWORD", "ROLLCALL_SMTP_USER needs a password");
        if (!user.isEmpty() && tls == Tls.NONE) {
            throw new InvalidSettingException(
                    "ROLLCALL_SMTP_TLS is none, and a password would be sent in plain; use starttls or implicit.");
        }
        return new Smtp(
                given.need("ROLLCALL_SMTP_HOST", "the server that takes the mails"),
                given.number("ROLLCALL_SMTP_PORT", tls == Tls.IMPLICIT ? 465 : 587, 1, 65_535),
                user,
                password,
                tls);
    }

    private static Tls tls(String name) {
        return Arrays.stream(Tls.values())
                .filter(tls -> tls.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidSettingException("ROLLCALL_SMTP_TLS is none of: none, starttls, implicit."));
    }

    private static InternetAddress from(Environment given) {
        String from = given.need("ROLLCALL_MAIL_FROM", "whom mails come from, such as Rollcall <no-reply@example.com>");
        try {
            InternetAddress address = new InternetAddress(from, true);
            if (address.getAddress().contains("@")) {
                return address;
            }
        } catch (AddressException e) {
            // Said below.
        }
        throw new InvalidSettingException("ROLLCALL_MAIL_FROM is not an e-mail address.");
    }

    private static String publicUrl(Environment given) {
        String url = given.get("ROLLCALL_PUBLIC_URL", "http://localhost:8080").replaceAll("/+$", "");
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new InvalidSettingException("ROLLCALL_PUBLIC_URL is not an address such as https://people.example.com.");
    }

    private static InetSocketAddress management(Environment given) {
        int port = given.number("ROLLCALL_MANAGEMENT_PORT", 8085, 0, 65_535);
        String address = given.get("ROLLCALL_ADDRESS", "0.0.0.0");
        try {
            return new InetSocketAddress(InetAddress.getByName(address), port);
        } catch (UnknownHostException e) {
            throw new InvalidSettingException("ROLLCALL_ADDRESS is no address of this machine.");
        }
    }
}
