package dev.rollcall.command.platform;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * What an accepted command answers.
 *
 * @param position a read that shows this position shows the change
 * @param version of the resource afterwards; null where the command has no single resource
 */
public record Receipt(long position, @Nullable Long version) {

    private static final String POSITION = "Rollcall-Position";

    public ResponseEntity<Object> created(String location, Object resource) {
        return answer(ResponseEntity.created(URI.create(location))).body(resource);
    }

    /** The same for a resource that has changed less often than its stream. */
    public Receipt withVersion(long ofResource) {
        return new Receipt(position, ofResource);
    }

    /** Answers something about the change that is no resource, and has no version. */
    public ResponseEntity<Object> ok(Object about) {
        return new Receipt(position, null).answer(ResponseEntity.ok()).body(about);
    }

    public ResponseEntity<Object> changed() {
        return answer(ResponseEntity.status(204)).build();
    }

    private ResponseEntity.BodyBuilder answer(ResponseEntity.BodyBuilder response) {
        response.header(POSITION, Long.toString(position));
        if (version != null) {
            response.eTag(Long.toString(version));
        }
        return response;
    }
}
