package dev.rollcall.query.audit;

import dev.rollcall.events.AboutUsers;
import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.EventCatalog;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where in the log the events of a user, an organization and an actor are (R91). What they say is read from the log itself,
 * so that nothing of it can be told here that is not there, or that was erased.
 */
@Component
@ProcessingGroup(HistoryProjection.NAME)
class HistoryProjection extends Projection {

    static final String NAME = "history";

    private static final int MOST_COUNTED = 1_000_000;

    private static final Table<Long, HistoryRow> EVENTS = Table.merging(
            "history_v1", HistoryRow.class, List.of("position"), HistoryRow::position, (earlier, later) -> later, "");

    private static final Table<HistoryUserRow.Key, HistoryUserRow> USERS = Table.merging(
            "history_user_v1",
            HistoryUserRow.class,
            List.of("user_id", "position"),
            HistoryUserRow::key,
            (earlier, later) -> later,
            "");

    private final AboutUsers aboutUsers = new AboutUsers();

    HistoryProjection(JdbcClient db) {
        super(NAME, db, EVENTS, USERS);
    }

    @Override
    protected void otherwise(TrackedEventMessage<?> message) {
        DomainEvent event = (DomainEvent) message.getPayload();
        long position = message.trackingToken().position().orElseThrow();
        String type = EventCatalog.wireTypeOf(event.getClass()).name();
        String actor = actorOf(message.getMetaData());
        rows(EVENTS)
                .put(new HistoryRow(
                        position,
                        message.getIdentifier(),
                        event.organizationId(),
                        actor,
                        type,
                        message.getTimestamp(),
                        (String) message.getMetaData().get("causationId")));
        for (UUID user : aboutUsers.of(event)) {
            rows(USERS).put(new HistoryUserRow(user, position, event.organizationId(), actor, type));
        }
    }

    private static String actorOf(MetaData metadata) {
        Object id = metadata.get("actorId");
        return id == null
                ? String.valueOf(metadata.getOrDefault("actorKind", "system")).toLowerCase(Locale.ROOT)
                : id.toString();
    }

    /** In the order asked for; one more than the limit, where there is more. */
    List<HistoryRow> list(UUID organizationId, HistoryFilter filter, long after, int limit) {
        return db.sql("""
                        select h.* from %s where %s and %s order by i.position %s limit :limit""".formatted(
                                filter.from(),
                                filter.where(),
                                filter.newestFirst() ? "i.position < :after" : "i.position > :after",
                                filter.newestFirst() ? "desc" : ""))
                .params(filter.parameters(organizationId))
                .param("after", after)
                .param("limit", limit + 1)
                .query(EVENTS::row)
                .list();
    }

    /** @throws Refusal if nothing has ever happened to this user in the organization: an empty history would say it had not */
    void ensureKnown(UUID organizationId, UUID userId) {
        if (!db.sql("select exists (select from history_user_v1 where user_id = ? and organization_id = ?)")
                .params(userId, organizationId)
                .query(Boolean.class)
                .single()) {
            throw Refusal.notFound("user.not-found", "There is no such user here.");
        }
    }

    /** Those of these users whose home the organization is, or was. */
    Set<UUID> atHome(UUID organizationId, Set<UUID> users) {
        return db.sql("""
                        select distinct user_id from history_user_v1
                        where user_id = any (?) and type = 'user.added' and organization_id = ?""")
                .params(users.toArray(UUID[]::new), organizationId)
                .query(UUID.class)
                .set();
    }

    /** Empty where there are more than are counted: that would take longer than it is worth. */
    OptionalLong count(UUID organizationId, HistoryFilter filter) {
        long counted = db.sql("select count(*) from (select from %s where %s limit :most) counted"
                        .formatted(filter.from(), filter.where()))
                .params(filter.parameters(organizationId))
                .param("most", MOST_COUNTED + 1)
                .query(Long.class)
                .single();
        return counted > MOST_COUNTED ? OptionalLong.empty() : OptionalLong.of(counted);
    }

    /** Positions of the events with these ids, as far as they are the organization's. */
    Map<String, Long> positions(UUID organizationId, List<String> eventIds) {
        return db
                .sql("select event_id, position from history_v1 where event_id = any (?) and organization_id = ?")
                .params(eventIds.toArray(String[]::new), organizationId)
                .query((row, i) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Positions of what each of these events led to, some of them where they are many. */
    Map<String, List<Long>> consequences(UUID organizationId, List<String> eventIds, int mostOfEach) {
        return db
                .sql("""
                        select c.causation_id, c.position
                        from unnest(?::text[]) as cause (id)
                        cross join lateral (
                            select h.causation_id, h.position from history_v1 h
                            where h.causation_id = cause.id and h.organization_id = ?
                            order by h.position limit ?) c""")
                .params(eventIds.toArray(String[]::new), organizationId, mostOfEach)
                .query((row, i) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
