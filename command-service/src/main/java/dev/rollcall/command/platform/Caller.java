package dev.rollcall.command.platform;

import dev.rollcall.access.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a change, from where, and on what condition.
 *
 * @param ip of the client, or of a proxy that is not trusted
 * @param client what it says of itself
 * @param ifMatch versions one of which the resource must still have; null for no condition (RFC 9110, section 13.1.1)
 * @param requestKey by which the same request is known again; null for one that may be carried out twice
 */
public record Caller(
        Identity identity,
        String requestId,
        String ip,
        @Nullable String client,
        @Nullable String traceParent,
        @Nullable List<Long> ifMatch,
        @Nullable RequestKey requestKey) {

    /** Rollcall itself, which does by its own clock what has to be done. */
    public static final Caller SYSTEM = new Caller(Identity.SYSTEM, "system", "0.0.0.0", null, null, null, null);

    /** R90 */
    String actorKind() {
        return switch (identity.kind()) {
            case OPERATOR, SYSTEM -> "SYSTEM";
            case SESSION -> "USER";
            case API_TOKEN -> "API_TOKEN";
            case ANONYMOUS -> "ANONYMOUS";
        };
    }

    /** A user's id, also for a token of theirs; by it, what is known of the request is sealed. */
    String actorId() {
        return identity.getName();
    }

    /** The same request of somebody who says who they are, and proves it by what they send. */
    public Caller claimingToBe(Identity claimed) {
        return new Caller(
                claimed,
                requestId,
                ip,
                client,
                traceParent,
                ifMatch,
                requestKey == null ? null : requestKey.boundToItsBody());
    }

    /** For one of many changes that a request asks for: each is carried out once, however often that is sent. */
    public Caller forPart(String part) {
        return with(requestKey == null ? null : requestKey.ofPart(part));
    }

    /** For a request that may be carried out twice and changes nothing then. */
    public Caller withoutRequestKey() {
        return with(null);
    }

    private Caller with(@Nullable RequestKey key) {
        return new Caller(identity, requestId, ip, client, traceParent, ifMatch, key);
    }

    Map<String, Object> metadata() {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put(Metadata.ACTOR_KIND, actorKind());
        metadata.put(Metadata.ACTOR_ID, actorId());
        if (identity.grantId() != null) {
            metadata.put(Metadata.GRANT_ID, identity.grantId().toString());
        }
        metadata.put(Metadata.REQUEST_ID, requestId);
        // Of somebody who has not said who they are, the event says it, sealed with whom it is about: nobody's own key
        // would
        // seal it here, and it would outlive their erasure.
        if (identity.kind() != Identity.Kind.ANONYMOUS) {
            metadata.put(Metadata.IP, ip);
            if (client != null) {
                metadata.put(Metadata.CLIENT, client);
            }
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
