package dev.rollcall.events.mail;

import dev.rollcall.events.DataSubject;
import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.EventType;
import dev.rollcall.events.Personal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people are told by e-mail; its stream is {@code mail/<id>}. */
public sealed interface MailEvent extends DomainEvent {

    /**
     * Somebody is to be told something, with all that the mail has to say but the code in it, which stands in no event
     * (R36): whoever sends the mail derives it by {@link MailedCodes}.
     *
     * @param userId of whom it is sent to, also before they have joined
     * @param name of whom it is sent to; null where nobody knows it
     * @param details by the names that the template says
     * @param codeId of the code in the mail; null for one without
     * @param expiresAt after which the code is of no use; null without one
     * @param sender because of whom it is sent; null for nobody whom it names
     */
    @EventType(name = "mail.requested")
    record MailRequested(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID mailId,
            MailTemplate template,
            @Personal String address,
            @Personal @Nullable String name,
            @Personal Map<String, String> details,
            @Nullable UUID codeId,
            @Nullable Instant expiresAt,
            @Nullable Sender sender)
            implements MailEvent {}

    /**
     * Another person whom the mail names: theirs, and unreadable when they are erased, whoever it was sent to.
     *
     * @param name as the mail says it
     * @param message what they say to whom it is sent to; null for nothing
     */
    record Sender(
            @DataSubject UUID userId,
            @Personal String name,
            @Personal @Nullable String message) {}
}
