package dev.rollcall.acceptance;

import java.util.List;
import java.util.UUID;

/** What the mails that users were sent say which no event does. */
record Mailbox(Rollcall rollcall) {

    /** The codes of all links that were mailed to somebody, oldest first. */
    List<String> linksTo(String userId) {
        return rollcall.log("rollcall_reader").sql("""
                        select payload ->> 'codeId' from event_store.event
                        where type = 'mail.requested' and payload ->> 'userId' = ? and payload ->> 'codeId' is not null
                        order by position""").param(userId).query(String.class).list().stream()
                .map(id -> rollcall.mailedCodes().link(UUID.fromString(id)))
                .toList();
    }

    String lastLinkTo(String userId) {
        return linksTo(userId).getLast();
    }
}
