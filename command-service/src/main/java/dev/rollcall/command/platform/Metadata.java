package dev.rollcall.command.platform;

import dev.rollcall.events.EventMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.stereotype.Component;

/** What is known of a change beside the change itself (R90), and how it passes from a command to its events. */
@Component
public final class Metadata implements CorrelationDataProvider {

    public static final String ACTOR_KIND = "actorKind";
    public static final String ACTOR_ID = EventMetadata.ACTOR_ID;
    /** Of the session or API token that the change was asked for with. */
    public static final String GRANT_ID = "grantId";

    public static final String REQUEST_ID = "requestId";
    public static final String IP = EventMetadata.IP;
    public static final String CLIENT = EventMetadata.CLIENT;
    public static final String TRACE_PARENT = "traceparent";

    /** Id of the command that everything here goes back to. */
    public static final String CORRELATION_ID = "correlationId";

    /** Id of the command or event that led to this directly. */
    public static final String CAUSATION_ID = "causationId";

    /** Condition of the command; stays with it. */
    public static final String IF_MATCH = "ifMatch";

    static final List<String> COPIED =
            List.of(ACTOR_KIND, ACTOR_ID, GRANT_ID, REQUEST_ID, IP, CLIENT, TRACE_PARENT, CORRELATION_ID, CAUSATION_ID);

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> data = new HashMap<>(message.getMetaData().subset(COPIED.toArray(String[]::new)));
        data.putIfAbsent(CORRELATION_ID, message.getIdentifier());
        data.putIfAbsent(CAUSATION_ID, message.getIdentifier());
        return data;
    }
}
