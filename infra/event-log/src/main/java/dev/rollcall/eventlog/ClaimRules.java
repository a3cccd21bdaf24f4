package dev.rollcall.eventlog;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says which claims an event makes; the domain's part of keeping them. */
@FunctionalInterface
public interface ClaimRules {

    List<Claim> claimsOf(Object payload);

    /** What it means to people when a claim does not hold, by the code of the refusal. */
    default Map<String, String> refusals() {
        return Map.of();
    }

    /** Scopes whose keys say something about a person, and must not be readable where they are kept. */
    default Set<String> personalScopes() {
        return Set.of();
    }
}
