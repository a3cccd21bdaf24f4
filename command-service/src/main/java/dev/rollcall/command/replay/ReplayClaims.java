package dev.rollcall.command.replay;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.ClaimRules;
import dev.rollcall.events.replay.ReplayEvent;
import dev.rollcall.events.replay.ReplayEvent.ReplayCancelled;
import dev.rollcall.events.replay.ReplayEvent.ReplayEnded;
import dev.rollcall.events.replay.ReplayEvent.ReplayRequested;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A topic is for one replay at a time; by these claims those are known that are to be carried out. */
@Component
class ReplayClaims implements ClaimRules {

    static final String SCOPE = "replay";

    private static final String RUNNING = "replay.running";

    @Override
    public Map<String, String> refusals() {
        return Map.of(RUNNING, "A replay into this topic has not ended yet.");
    }

    @Override
    public List<Claim> claimsOf(Object payload) {
        if (!(payload instanceof ReplayEvent event)) {
            return List.of();
        }
        String replay = event.replayId().toString();
        return switch (event) {
            case ReplayRequested e -> List.of(Claim.take(SCOPE, e.name(), replay, RUNNING));
            case ReplayCancelled e -> List.of(Claim.release(SCOPE, e.name(), replay));
            case ReplayEnded e -> List.of(Claim.release(SCOPE, e.name(), replay));
        };
    }
}
