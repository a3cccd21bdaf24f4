package dev.rollcall.command.user;

import dev.rollcall.eventlog.Claim;
import java.util.UUID;
import java.util.stream.Stream;

/** What has to hold where a department, team, channel or network is to take somebody, or to let them go (R8, R14, R15). */
final class OpenUnits {

    private OpenUnits() {}

    /** It is there, and not archived. */
    static Stream<Claim> claims(String scope, UUID id, String organization) {
        return Stream.of(
                Claim.require(scope, id.toString(), organization, scope + ".not-found"),
                Claim.require(scope + "-open", id.toString(), organization, scope + ".archived"));
    }
}
