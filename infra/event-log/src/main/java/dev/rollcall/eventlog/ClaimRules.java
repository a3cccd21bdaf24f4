package dev.rollcall.eventlog;

import java.util.List;

/** Says which claims an event makes; the domain's part of keeping them. */
@FunctionalInterface
public interface ClaimRules {

    List<Claim> claimsOf(Object payload);
}
