package dev.rollcall.eventlog;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads events of one version as if they had been written in the next; one step of a chain. */
public final class JsonUpcaster extends SingleEventUpcaster {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final WireType from;
    private final UnaryOperator<Map<String, Object>> change;

    /**
     * @param from what it reads
     * @param change makes the fields of the next version out of those of {@code from}, in which texts about persons are
     *     sealed
     */
    public JsonUpcaster(WireType from, UnaryOperator<Map<String, Object>> change) {
        this.from = from;
        this.change = change;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().getName().equals(from.name())
                && Integer.toString(from.version()).equals(event.getType().getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(
                new SimpleSerializedType(from.name(), Integer.toString(from.version() + 1)),
                JsonNode.class,
                payload -> JSON.valueToTree(change.apply(JSON.treeToValue(payload, FIELDS))));
    }
}
