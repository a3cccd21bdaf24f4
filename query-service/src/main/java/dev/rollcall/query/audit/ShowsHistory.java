package dev.rollcall.query.audit;

import dev.rollcall.query.platform.Shows;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On what shows history: the index, and everything whose versions say what an event has changed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Shows({
    HistoryProjection.NAME,
    Versions.USER_PROFILE,
    Versions.MEMBERSHIPS,
    Versions.DELETIONS,
    Versions.SESSIONS,
    Versions.TWO_FACTOR,
    Versions.API_TOKENS,
    Versions.ORGANIZATIONS,
    Versions.TEAMS,
    Versions.ROLES,
    Versions.POLICIES,
    Versions.PROFILE_FIELDS,
    Versions.INTEGRATIONS
})
@interface ShowsHistory {}
