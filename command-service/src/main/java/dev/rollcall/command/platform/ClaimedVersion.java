package dev.rollcall.command.platform;

import dev.rollcall.eventlog.Claim;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What one saw of something that has no stream of its own to tell whether it has changed since: a claim whose owner is
 * another one after each change. A command that was decided by what was seen appends either of the two, and is decided
 * again if somebody else was faster.
 *
 * @param current the claim's owner; empty for what has never changed
 */
public record ClaimedVersion(String scope, String key, Optional<String> current) {

    /** For who changes it. */
    public List<Claim> moved() {
        Claim next = Claim.take(scope, key, UUID.randomUUID().toString(), Claim.DECIDE_AGAIN);
        return Stream.concat(
                        current.stream()
                                .map(owner ->
                                        new Claim(Claim.Kind.RELEASE, scope, key, owner, null, Claim.DECIDE_AGAIN)),
                        Stream.of(next))
                .toList();
    }

    /** For who relies on it; what has never changed is not held to that. */
    public List<Claim> unchanged() {
        return current.stream()
                .map(owner -> Claim.require(scope, key, owner, Claim.DECIDE_AGAIN))
                .toList();
    }
}
