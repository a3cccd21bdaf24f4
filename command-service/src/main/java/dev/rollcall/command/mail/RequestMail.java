package dev.rollcall.command.mail;

import dev.rollcall.command.platform.Command;
import dev.rollcall.events.mail.MailEvent.Sender;
import dev.rollcall.events.mail.MailTemplate;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Has somebody told something by mail; sent because of the event that it is about, so that both are recorded or neither.
 *
 * @param sender another person whom it names; null for nobody
 * @param codeId of the code in the mail, and until when that is good; null for none
 */
public record RequestMail(
        UUID organizationId,
        UUID userId,
        UUID mailId,
        MailTemplate template,
        String address,
        @Nullable String name,
        Map<String, String> details,
        @Nullable UUID codeId,
        @Nullable Instant expiresAt,
        @Nullable Sender sender)
        implements Command {

    /** Of one that names nobody but whom it is sent to. */
    public RequestMail(
            UUID organizationId,
            UUID userId,
            UUID mailId,
            MailTemplate template,
            String address,
            @Nullable String name,
            Map<String, String> details,
            @Nullable UUID codeId,
            @Nullable Instant expiresAt) {
        this(organizationId, userId, mailId, template, address, name, details, codeId, expiresAt, null);
    }

    @Override
    public String stream() {
        return "mail/" + mailId;
    }
}
