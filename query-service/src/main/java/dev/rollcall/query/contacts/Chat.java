package dev.rollcall.query.contacts;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says who may chat with whom, and why not (R83). */
@Component
class Chat {

    private final JdbcClient db;

    Chat(JdbcClient db) {
        this.db = db;
    }

    /** Why somebody may chat with somebody, or may not. */
    enum Reason {
        COLLEAGUE(true),
        CONTACT(true),
        SELF(false),
        INACTIVE(false),
        NOT_A_CONTACT(false),
        /** On the free plan an organization has to allow it; of either of the two. */
        EXTERNAL_CHAT_OFF(false);

        private final boolean allowed;

        Reason(boolean allowed) {
            this.allowed = allowed;
        }

        boolean isAllowed() {
            return allowed;
        }
    }

    record Between(boolean active, boolean colleagues, boolean contacts, boolean allowed) {

        /** Of strangers nothing is told, not even that there are such. */
        Reason reason() {
            if (!colleagues && !contacts) {
                return Reason.NOT_A_CONTACT;
            }
            if (!active) {
                return Reason.INACTIVE;
            }
            if (colleagues) {
                return Reason.COLLEAGUE;
            }
            return allowed ? Reason.CONTACT : Reason.EXTERNAL_CHAT_OFF;
        }
    }

    /** Empty for who is no user of the organization. */
    Optional<Reason> reason(UUID organizationId, UUID userId, UUID otherId) {
        if (userId.equals(otherId)) {
            return Optional.of(Reason.SELF);
        }
        return db.sql("""
                        select coalesce(me.active and other.active, false) as active,
                               coalesce(me.organization_id = other.organization_id, false) as colleagues,
                               exists (select from contacts_tie_v2 t
                                       where t.user_id = me.id and t.contact_id = other.id and t.state = 'CONTACT'
                                         and t.until is null) as contacts,
                               coalesce((mine.plan = 'PAID' or mine.external_chat)
                                        and (theirs.plan = 'PAID' or theirs.external_chat), false) as allowed
                        from contacts_person_v2 me
                        join contacts_organization_v2 mine on mine.id = me.organization_id
                        left join contacts_person_v2 other on other.id = ? and other.left_at is null
                        left join contacts_organization_v2 theirs on theirs.id = other.organization_id
                        where me.id = ? and me.organization_id = ?""")
                .params(otherId, userId, organizationId)
                .query(Between.class)
                .optional()
                .map(Between::reason);
    }
}
