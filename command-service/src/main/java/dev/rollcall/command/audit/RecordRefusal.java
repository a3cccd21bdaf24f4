package dev.rollcall.command.audit;

import dev.rollcall.command.platform.Command;
import java.util.List;
import java.util.UUID;

/** Takes notice of a change that an admin was refused. */
record RecordRefusal(UUID organizationId, UUID userId, String operation, List<UUID> targets, int status, String code)
        implements Command {

    @Override
    public String stream() {
        return "refusals/" + userId;
    }
}
