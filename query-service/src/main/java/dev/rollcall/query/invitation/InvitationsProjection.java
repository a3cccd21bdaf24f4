package dev.rollcall.query.invitation;

import dev.rollcall.events.external.ExternalUserEvent.ExternalUserInvited;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserJoined;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserRemoved;
import dev.rollcall.events.user.InvitationEnd;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent.InvitationEnded;
import dev.rollcall.events.user.UserEvent.InvitationRenewed;
import dev.rollcall.events.user.UserEvent.UserInvited;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every invitation that was mailed, by the id of its code (R11, R60). */
@Component
@ProcessingGroup(InvitationsProjection.NAME)
class InvitationsProjection extends Projection {

    static final String NAME = "invitations";

    private static final String INTERNAL = "INTERNAL";
    private static final String EXTERNAL = "EXTERNAL";

    private static final Table<UUID, InvitationRow> INVITATIONS =
            Table.of("invitation_v1", InvitationRow.class, InvitationRow::id);

    InvitationsProjection(JdbcClient db) {
        super(NAME, db, INVITATIONS);
    }

    @EventHandler
    void on(UserInvited event) {
        mailed(
                event.invitationId(),
                event.organizationId(),
                event.organizationName(),
                event.role(),
                event.email(),
                event.expiresAt());
    }

    @EventHandler
    void on(InvitationRenewed event) {
        close(event.replaces());
        mailed(
                event.invitationId(),
                event.organizationId(),
                event.organizationName(),
                event.role(),
                event.email(),
                event.expiresAt());
    }

    private static void mailed(
            UUID id, UUID organizationId, String organizationName, Role role, String email, Instant expiresAt) {
        rows(INVITATIONS)
                .put(new InvitationRow(
                        id, organizationId, organizationName, INTERNAL, role.name(), email, false, expiresAt, true));
    }

    /** Who comes too late is to be told so: what has ended by itself stays open here. */
    @EventHandler
    void on(InvitationEnded event) {
        if (event.outcome() != InvitationEnd.EXPIRED) {
            close(event.invitationId());
        }
    }

    @EventHandler
    void on(ExternalUserInvited event) {
        close(event.replaces());
        rows(INVITATIONS)
                .put(new InvitationRow(
                        event.invitationId(),
                        event.organizationId(),
                        event.organizationName(),
                        EXTERNAL,
                        Role.EXTERNAL.name(),
                        event.email(),
                        event.hasAccount(),
                        event.expiresAt(),
                        true));
    }

    @EventHandler
    void on(ExternalUserJoined event) {
        close(event.invitationId());
    }

    @EventHandler
    void on(ExternalUserRemoved event) {
        close(event.invitationId());
    }

    private static void close(@Nullable UUID invitationId) {
        if (invitationId != null) {
            rows(INVITATIONS)
                    .change(
                            invitationId,
                            invitation ->
                                    invitation.with().open(false).email("").build());
        }
    }

    Optional<InvitationRow> find(UUID id) {
        return db.sql("select * from invitation_v1 where id = ? and open")
                .param(id)
                .query(INVITATIONS::row)
                .optional();
    }
}
