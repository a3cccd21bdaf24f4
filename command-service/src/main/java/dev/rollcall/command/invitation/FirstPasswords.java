package dev.rollcall.command.invitation;

import dev.rollcall.command.platform.Command;
import dev.rollcall.web.Refusal;
import java.util.UUID;

/** The passwords with which people sign up when they accept (R11, R36, R45). */
public interface FirstPasswords {

    /**
     * To be carried out together with what makes the user one.
     *
     * @param pointer to the field that it came in (RFC 6901)
     * @throws Refusal for a password that is too short by the organization's policy, too long, or easily guessed
     */
    Command choose(UUID organizationId, UUID userId, String password, String pointer);

    /** The same for an organization that comes to be with the user. */
    Command chooseUnderDefaultPolicy(UUID organizationId, UUID userId, String password, String pointer);
}
