package dev.rollcall.events.audit;

import dev.rollcall.events.DataSubject;
import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.EventType;
import java.util.List;
import java.util.UUID;

/** What admins did that changed nothing; the stream is {@code refusals/<user id>}. */
public sealed interface AuditEvent extends DomainEvent {

    /** Whose doing it was. */
    UUID userId();

    /**
     * An admin asked for a change and was refused (R90).
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
}
