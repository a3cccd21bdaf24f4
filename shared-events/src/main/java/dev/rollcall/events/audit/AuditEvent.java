package dev.rollcall.events.audit;

import dev.rollcall.events.DataSubject;
import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.EventType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people did that changed nothing, and is worth knowing all the same. */
public sealed interface AuditEvent extends DomainEvent {

    /** Whose doing it was. */
    UUID userId();

    /**
     * An admin asked for a change and was refused (R90); the stream is {@code refusals/<user id>}.
     *
     * @param operation name in the table of what is allowed to whom, such as {@code RESET_PASSWORD}
     * @param targets ids in the path of the request, in its order
     * @param status of the answer (RFC 9110, section 15)
     * @param code of the answer, such as {@code user.last-super-admin}
     */
    @EventType(name = "audit.command-refused")
    record CommandRefused(
            UUID organizationId,
            @DataSubject UUID userId,
            String operation,
            List<UUID> targets,
            int status,
            String code)
            implements AuditEvent {}

    /**
     * An auditor has read what was before (R94); the stream is {@code reading/<reading id>}.
     *
     * @param about whose history it was; null for the whole organization's
     * @param operation name in the table of what is allowed to whom, such as {@code READ_HISTORY_OF_USER}
     * @param parameters of the request, as far as they are not about persons
     */
    @EventType(name = "audit.history-read")
    record HistoryRead(
            UUID organizationId,
            @DataSubject UUID userId,
            UUID readingId,
            ReadingKind kind,
            @Nullable UUID about,
            String operation,
            Map<String, String> parameters)
            implements AuditEvent {}
}
