package dev.rollcall.command.invitation;

import dev.rollcall.command.platform.Caller;
import java.util.UUID;
import org.springframework.http.ResponseEntity;

/** A kind of invitation; a feature has one for each kind that it mails. */
public interface Invitations {

    /** Scope of the claims that say what the id of a code is for: its label is the kind, its owner up to the kind. */
    String CODES = "invitation-code";

    /** As the labels of the claims say it. */
    String kind();

    /**
     * Lets somebody join.
     *
     * @param codeId of the code that they were mailed
     * @param owner of its claim
     */
    ResponseEntity<Object> accept(UUID codeId, String owner, Acceptance with, Caller caller);
}
