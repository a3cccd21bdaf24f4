package dev.rollcall.command.audit;

import dev.rollcall.command.platform.Command;
import dev.rollcall.events.audit.ReadingKind;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes notice of what an auditor has read. */
record RecordReading(
        UUID organizationId,
        UUID userId,
        UUID readingId,
        ReadingKind kind,
        @Nullable UUID about,
        String operation,
        Map<String, String> parameters)
        implements Command {

    @Override
    public String stream() {
        return "reading/" + readingId;
    }
}
