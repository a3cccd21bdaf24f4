package dev.rollcall.command.platform;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * What a decided command answers, once it is recorded.
 *
 * @param version of the resource afterwards; null where the command has no single resource
 */
public record Receipt(@Nullable Long version) {

    public ResponseEntity<Object> created(String location, Object resource) {
        return answer(ResponseEntity.created(URI.create(location))).body(resource);
    }

    /** The same for a resource that has changed less often than its stream. */
    public Receipt withVersion(long ofResource) {
        return new Receipt(ofResource);
    }

    /** Hands over something that exists from now on and cannot be read again, such as a token. */
    public ResponseEntity<Object> handedOver(Object secret) {
        return ResponseEntity.status(201).body(secret);
    }

    /** The same for what is no resource of its own, and has no version. */
    public Receipt withoutVersion() {
        return new Receipt(null);
    }

    /** Answers something about the change that is no resource, and has no version. */
    public ResponseEntity<Object> ok(Object about) {
        return ResponseEntity.ok(about);
    }

    /** Says how far something has come that others have to go on with. */
    public ResponseEntity<Object> accepted(Object state) {
        return answer(ResponseEntity.accepted()).body(state);
    }

    public ResponseEntity<Object> changed() {
        return answer(ResponseEntity.status(204)).build();
    }

    private ResponseEntity.BodyBuilder answer(ResponseEntity.BodyBuilder response) {
        if (version != null) {
            response.eTag(Long.toString(version));
        }
        return response;
    }
}
