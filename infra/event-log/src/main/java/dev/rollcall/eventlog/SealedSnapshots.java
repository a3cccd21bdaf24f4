package dev.rollcall.eventlog;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Snapshots in PostgreSQL, one for each stream, sealed as a whole. One that was taken from an aggregate of another shape
 * is passed over, as if it were not there, until the next replaces it.
 */
public final class SealedSnapshots implements Snapshots {

    /** How a state becomes unreadable for who has no key, and readable again. */
    public interface Seal {

        String seal(String stream, String state);

        /** Empty when the key is gone. */
        Optional<String> open(String stream, String sealed);
    }

    private static final Logger LOG = LoggerFactory.getLogger(SealedSnapshots.class);

    private final JdbcClient db;
    private final Seal seal;
    private final Map<String, Class<?>> aggregates;
    private final Map<Class<?>, String> shapes;

    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .with(Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY)
                    .withCreatorVisibility(Visibility.ANY))
            // Parts of an aggregate are made by its constructor and filled from the snapshot.
            .defaultMergeable(true)
            .enable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @param aggregates the classes whose state may be kept; each has its simple name to itself */
    public SealedSnapshots(JdbcClient db, Seal seal, Set<Class<?>> aggregates) {
        this.db = db;
        this.seal = seal;
        this.aggregates = aggregates.stream().collect(Collectors.toMap(Class::getSimpleName, Function.identity()));
        this.shapes = aggregates.stream().collect(Collectors.toMap(Function.identity(), Shape::of));
    }

    private record Row(long sequence, String streamType, String shape, String state) {}

    @Override
    public Optional<DomainEventMessage<?>> read(String stream) {
        return db.sql("select sequence, stream_type, shape, state from command.snapshot where stream = ?")
                .param(stream)
                .query(Row.class)
                .optional()
                .flatMap(row -> aggregate(stream, row)
                        .map(state -> new GenericDomainEventMessage<>(
                                row.streamType(), stream, row.sequence(), state, MetaData.emptyInstance())));
    }

    private Optional<Object> aggregate(String stream, Row row) {
        @Nullable Class<?> type = aggregates.get(row.streamType());
        if (type == null || !row.shape().equals(shapes.get(type))) {
            return Optional.empty();
        }
        return seal.open(stream, row.state()).flatMap(state -> parsed(state, type));
    }

    private Optional<Object> parsed(String state, Class<?> type) {
        try {
            return Optional.of(json.readValue(state, type));
        } catch (JacksonException e) {
            LOG.warn("A snapshot of {} cannot be read; its events are read instead", type.getName());
            return Optional.empty();
        }
    }

    /** Never replaces a newer one. */
    @Override
    public void store(DomainEventMessage<?> snapshot) {
        Object aggregate = snapshot.getPayload();
        @Nullable String shape = shapes.get(aggregate.getClass());
        if (shape == null) {
            throw new IllegalArgumentException(aggregate.getClass() + " is no aggregate that is kept");
        }
        db.sql("""
                insert into command.snapshot as kept (stream, sequence, stream_type, shape, state)
                values (?, ?, ?, ?, ?)
                on conflict (stream) do update
                set sequence = excluded.sequence, stream_type = excluded.stream_type, shape = excluded.shape,
                    state = excluded.state
                where kept.sequence < excluded.sequence or kept.shape <> excluded.shape""")
                .params(
                        snapshot.getAggregateIdentifier(),
                        snapshot.getSequenceNumber(),
                        aggregate.getClass().getSimpleName(),
                        shape,
                        seal.seal(snapshot.getAggregateIdentifier(), written(aggregate)))
                .update();
    }

    private String written(Object aggregate) {
        try {
            return json.writeValueAsString(aggregate);
        } catch (JacksonException e) {
            // Its message may hold values.
            throw new IllegalStateException(aggregate.getClass() + " cannot be written as JSON");
        }
    }
}
