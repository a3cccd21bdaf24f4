package dev.rollcall.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.rollcall.events.mail.MailEvent.MailRequested;
import dev.rollcall.events.mail.MailTemplate;
import dev.rollcall.events.mail.MailedCodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes letters from the files under {@code templates}: of each template one {@code .txt}, whose first line is the
 * subject, and one {@code .html}, in which all values are escaped.
 */
final class Letters {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Map<MailTemplate, Forms> forms = new EnumMap<>(MailTemplate.class);
    private final MailedCodes codes;
    private final String publicUrl;

    private record Forms(Template subject, Template text, Template html) {}

    Letters(MailedCodes codes, String publicUrl) {
        this.codes = codes;
        this.publicUrl = publicUrl;
        Mustache.Compiler html =
                Mustache.compiler().escapeHTML(true).defaultValue("").emptyStringIsFalse(true);
        Mustache.Compiler plain = html.escapeHTML(false);
        for (MailTemplate template : MailTemplate.values()) {
            String[] text = file(template, "txt").split("\n", 2);
            forms.put(
                    template,
                    new Forms(
                            plain.compile(text[0]),
                            plain.compile(text[1].strip() + "\n"),
                            html.compile(file(template, "html"))));
        }
    }

    Letter of(MailRequested mail) {
        Map<String, Object> values = values(mail);
        Forms form = forms.get(mail.template());
        if (form == null) {
            throw new IllegalStateException("No template for " + mail.template());
        }
        return new Letter(
                about(mail),
                Harmless.line(form.subject().execute(values)),
                form.text().execute(values),
                form.html().execute(values));
    }

    /** Ids of whom it is sent to, and of whom it names. */
    private static String about(MailRequested mail) {
        return mail.sender() == null
                ? mail.userId().toString()
                : mail.userId() + " " + mail.sender().userId();
    }

    private Map<String, Object> values(MailRequested mail) {
        Map<String, Object> values = new HashMap<>();
        mail.details().forEach((name, value) -> values.put(name, Harmless.line(date(value))));
        if (mail.sender() != null) {
            values.put("sender", Harmless.line(mail.sender().name()));
            values.put(
                    "message",
                    mail.sender().message() == null
                            ? ""
                            : Harmless.lines(mail.sender().message()));
        }
        values.put("name", mail.name() == null ? "" : Harmless.line(mail.name()));
        values.put("publicUrl", publicUrl);
        if (mail.codeId() != null) {
            values.put("link", publicUrl + "/v1/invitations/" + codes.link(mail.codeId()));
            String typed = codes.typed(mail.codeId());
            values.put("code", typed.substring(0, 5) + "-" + typed.substring(5));
        }
        if (mail.expiresAt() != null) {
            values.put("expiresAt", MINUTE.format(mail.expiresAt()));
        }
        return values;
    }

    /** Instants as people write them; anything else as it is. */
    private static String date(String value) {
        try {
            return MINUTE.format(Instant.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    private static String file(MailTemplate template, String form) {
        String name = "/templates/%s.%s"
                .formatted(template.name().toLowerCase(Locale.ROOT).replace('_', '-'), form);
        try (InputStream file = Letters.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("There is no " + name);
            }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
