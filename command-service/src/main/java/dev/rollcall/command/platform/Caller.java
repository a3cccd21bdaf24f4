package dev.rollcall.command.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a change, from where, and on what condition.
 *
 * @param ifMatch versions one of which the resource must still have; null for no condition (RFC 9110, section 13.1.1)
 * @param requestKey by which the same request is known again; null for one that may be carried out twice
 */
public record Caller(
        String actorKind,
        String actorId,
        String requestId,
        String ip,
        @Nullable String client,
        @Nullable String traceParent,
        @Nullable List<Long> ifMatch,
        @Nullable RequestKey requestKey) {

    Map<String, Object> metadata() {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put(Metadata.ACTOR_KIND, actorKind);
        metadata.put(Metadata.ACTOR_ID, actorId);
        metadata.put(Metadata.REQUEST_ID, requestId);
        metadata.put(Metadata.IP, ip);
        if (client != null) {
            metadata.put(Metadata.CLIENT, client);
        }
        if (traceParent != null) {
            metadata.put(Metadata.TRACE_PARENT, traceParent);
        }
        if (ifMatch != null) {
            metadata.put(Metadata.IF_MATCH, ifMatch);
        }
        return metadata;
    }
}
