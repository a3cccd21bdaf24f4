package dev.rollcall.eventlog;

import java.util.List;
import java.util.Map;

/** Says which claims an event makes; the domain's part of keeping them. */
@FunctionalInterface
public interface ClaimRules {

    List<Claim> claimsOf(Object payload);

    /** What it means to people when a claim does not hold, by the code of the refusal. */
    default Map<String, String> refusals() {
        return Map.of();
    }
}
