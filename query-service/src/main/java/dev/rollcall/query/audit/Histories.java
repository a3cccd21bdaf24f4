package dev.rollcall.query.audit;

import dev.rollcall.access.Identity;
import dev.rollcall.eventlog.EventSerializer;
import dev.rollcall.eventlog.LogSource;
import dev.rollcall.eventlog.personal.MasterKeyException;
import dev.rollcall.events.DomainEvent;
import dev.rollcall.events.EventMetadata;
import dev.rollcall.query.audit.HistoryItem.Actor;
import dev.rollcall.query.audit.Versions.Changed;
import dev.rollcall.web.Failures;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is found in the index of histories: from the log what happened, from read models what that changed. */
@Component
class Histories {

    private static final Logger LOG = LoggerFactory.getLogger(Histories.class);
    private static final int MOST_CONSEQUENCES = 100;
    private static final String ANONYMOUS = Identity.ANONYMOUS.getName();
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final HistoryProjection index;
    private final LogSource log;
    private final Versions versions;
    private final EventSerializer plain;
    private final JsonMapper json;

    Histories(HistoryProjection index, LogSource log, Versions versions, EventSerializer serializer, JsonMapper json) {
        this.index = index;
        this.log = log;
        this.versions = versions;
        this.plain = serializer.plain();
        this.json = json;
    }

    /**
     * One query of the log for all, and four of the read models, however many they are. Where somebody of another
     * organization was, and with what, is not for this one to know; nor what became there of anything.
     */
    List<HistoryItem> read(UUID organizationId, List<HistoryRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Set<Long> unreadable = new HashSet<>();
        Map<Long, TrackedEventMessage<?>> messages =
                messages(rows.stream().map(HistoryRow::position).toList(), unreadable);
        Map<Long, JsonNode> data = new HashMap<>();
        Map<Long, MetaData> metadata = new HashMap<>();
        Map<Long, Set<UUID>> named = new HashMap<>();
        messages.forEach((position, message) -> {
            try {
                JsonNode payload = payload(message);
                metadata.put(position, message.getMetaData()); // opened here, where it may fail
                data.put(position, payload);
                if (organizationId.equals(((DomainEvent) message.getPayload()).organizationId())) {
                    named.put(position, named(stream(message), payload));
                }
            } catch (RuntimeException tamperedWith) {
                refuse(position, tamperedWith, unreadable);
            }
        });
        Map<Long, List<Changed>> changed = versions.of(named);
        Set<UUID> atHome = index.atHome(
                organizationId,
                rows.stream()
                        .map(HistoryRow::actor)
                        .filter(actor -> ID.matcher(actor).matches())
                        .map(UUID::fromString)
                        .collect(Collectors.toSet()));
        Map<String, Long> causes = index.positions(
                organizationId,
                rows.stream()
                        .flatMap(row -> Stream.ofNullable(row.causationId()))
                        .distinct()
                        .toList());
        Map<String, List<Long>> consequences = index.consequences(
                organizationId, rows.stream().map(HistoryRow::eventId).toList(), MOST_CONSEQUENCES);
        return rows.stream()
                .map(row -> {
                    TrackedEventMessage<?> message = messages.get(row.position());
                    if (unreadable.contains(row.position())) {
                        return HistoryItem.unreadable(row);
                    }
                    if (message == null) {
                        return HistoryItem.missing(row);
                    }
                    return item(
                            row,
                            message,
                            seen(Objects.requireNonNull(metadata.get(row.position())), row.actor(), atHome),
                            data.get(row.position()),
                            Difference.of(changed.getOrDefault(row.position(), List.of())),
                            row.causationId() == null ? null : causes.get(row.causationId()),
                            consequences.get(row.eventId()));
                })
                .toList();
    }

    /** By position. One that somebody has tampered with must not hide those beside it: then half of them are read at a time. */
    private Map<Long, TrackedEventMessage<?>> messages(List<Long> positions, Set<Long> unreadable) {
        try {
            return log.readAt(positions)
                    .collect(Collectors.toMap(
                            message -> message.trackingToken().position().orElseThrow(), Function.identity()));
        } catch (RuntimeException tamperedWith) {
            if (positions.size() == 1) {
                refuse(positions.getFirst(), tamperedWith, unreadable);
                return Map.of();
            }
            int half = positions.size() / 2;
            Map<Long, TrackedEventMessage<?>> read = new HashMap<>(messages(positions.subList(0, half), unreadable));
            read.putAll(messages(positions.subList(half, positions.size()), unreadable));
            return read;
        }
    }

    /** A key that cannot be had just now says nothing of the event. */
    private static void refuse(long position, RuntimeException tamperedWith, Set<Long> unreadable) {
        for (Throwable cause = tamperedWith; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessException
                    || cause instanceof SQLException
                    || cause instanceof TransactionException
                    || cause instanceof MasterKeyException) {
                throw tamperedWith;
            }
        }
        LOG.warn("Position {} cannot be read: {}", position, Failures.describe(tamperedWith));
        unreadable.add(position);
    }

    private static MetaData seen(MetaData metadata, String actor, Set<UUID> atHome) {
        boolean isNobody =
                actor.equals(ANONYMOUS); // whose place was recorded once, beyond the erasure of whom it is about
        return isNobody || ID.matcher(actor).matches() && !atHome.contains(UUID.fromString(actor))
                ? metadata.withoutKeys(Set.of(EventMetadata.IP, EventMetadata.CLIENT))
                : metadata;
    }

    private HistoryItem item(
            HistoryRow row,
            TrackedEventMessage<?> message,
            MetaData metadata,
            @Nullable JsonNode data,
            Difference difference,
            @Nullable Long causedBy,
            @Nullable List<Long> consequences) {
        String type = row.type();
        return new HistoryItem(
                row.position(),
                null,
                null,
                stream(message),
                ((DomainEventMessage<?>) message).getSequenceNumber(),
                type,
                version(message),
                message.getTimestamp(),
                message.getIdentifier(),
                row.organizationId(),
                new Actor(String.valueOf(metadata.getOrDefault("actorKind", "SYSTEM")), text(metadata, "actorId")),
                text(metadata, "ip"),
                text(metadata, "client"),
                text(metadata, "grantId"),
                text(metadata, "requestId"),
                text(metadata, "correlationId"),
                causedBy,
                consequences,
                data,
                difference.before(),
                difference.after());
    }

    private int version(TrackedEventMessage<?> message) {
        return Integer.parseInt(plain.typeForClass(message.getPayloadType()).getRevision());
    }

    private JsonNode payload(TrackedEventMessage<?> message) {
        SerializedObject<String> payload = message.serializePayload(plain, String.class);
        return json.readTree(payload.getData());
    }

    private static String stream(TrackedEventMessage<?> message) {
        return ((DomainEventMessage<?>) message).getAggregateIdentifier();
    }

    private static @Nullable String text(MetaData metadata, String key) {
        Object value = metadata.get(key);
        return value == null ? null : value.toString();
    }

    /** All ids in an event: those of the rows that it can have changed are among them. */
    private static Set<UUID> named(String stream, JsonNode payload) {
        Set<UUID> ids = new LinkedHashSet<>();
        add(stream.substring(stream.indexOf('/') + 1), ids);
        collect(payload, ids);
        return ids;
    }

    private static void collect(JsonNode node, Set<UUID> ids) {
        if (node.isString()) {
            add(node.asString(), ids);
        }
        for (JsonNode child : node) {
            collect(child, ids);
        }
    }

    private static void add(String text, Set<UUID> ids) {
        if (ID.matcher(text).matches()) {
            ids.add(UUID.fromString(text));
        }
    }
}
