package dev.rollcall.command.external;

import dev.rollcall.command.platform.Command;
import java.util.UUID;

/** Because the host has fewer licences (R66, R72); nothing for who has none. */
record LoseLicence(UUID membershipId) implements Command {

    @Override
    public String stream() {
        return "external-user/" + membershipId;
    }
}
