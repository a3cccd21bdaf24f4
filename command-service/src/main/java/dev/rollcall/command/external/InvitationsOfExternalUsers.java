package dev.rollcall.command.external;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.access.Identity;
import dev.rollcall.command.external.ExternalUserCommand.Join;
import dev.rollcall.command.invitation.Acceptance;
import dev.rollcall.command.invitation.FirstPasswords;
import dev.rollcall.command.invitation.Invitations;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Command;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * R60: who has an account accepts signed in as its user; who has none signs up, and is at home in an organization of
 * their own from then on.
 */
@Component
class InvitationsOfExternalUsers implements Invitations {

    private final Commands commands;
    private final Claims claims;
    private final FirstPasswords passwords;
    private final Clock clock;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    InvitationsOfExternalUsers(Commands commands, Claims claims, FirstPasswords passwords, Clock clock) {
        this.commands = commands;
        this.claims = claims;
        this.passwords = passwords;
        this.clock = clock;
    }

    record Joined(UUID organizationId, UUID userId, UUID homeOrganizationId) {}

    @Override
    public String kind() {
        return ExternalUserClaims.EXTERNAL;
    }

    @Override
    public ResponseEntity<Object> accept(UUID codeId, String owner, Acceptance with, Caller caller) {
        with.refuseFields();
        Membership membership = Membership.ofKey(owner);
        return claims.owner("user", membership.userId().toString())
                .map(home -> join(membership.hostId(), membership.userId(), UUID.fromString(home), codeId, caller))
                .orElseGet(() -> signUp(membership.hostId(), membership.userId(), codeId, with, caller));
    }

    private ResponseEntity<Object> join(UUID hostId, UUID userId, UUID homeId, UUID codeId, Caller caller) {
        Identity identity = caller.identity();
        if (identity.kind() != Identity.Kind.SESSION || !identity.restrictions().isEmpty()) {
            throw Refusal.unauthenticated("invitation.sign-in-first", "Sign in as the one who was invited.");
        }
        if (!identity.is(userId)) {
            throw Refusal.of(Refusal.Reason.FORBIDDEN, "invitation.not-yours", "Somebody else was invited.");
        }
        return commands.send(
                new Join(hostId, userId, codeId, homeId, null, now(), List.of()),
                caller,
                receipt ->
                        receipt.withoutVersion().created(location(hostId, userId), new Joined(hostId, userId, homeId)));
    }

    private ResponseEntity<Object> signUp(UUID hostId, UUID userId, UUID codeId, Acceptance with, Caller caller) {
        String fullName = with.givenFullName();
        UUID homeId = ids.generate();
        Command password = passwords.chooseUnderDefaultPolicy(homeId, userId, with.givenPassword(), "/password");
        return commands.send(
                new Join(hostId, userId, codeId, homeId, fullName, now(), List.of(password)),
                // Who has the code is the actor of what it is used for.
                caller.claimingToBe(Identity.proven(userId, null)),
                receipt ->
                        receipt.withoutVersion().created(location(hostId, userId), new Joined(hostId, userId, homeId)));
    }

    private static String location(UUID hostId, UUID userId) {
        return "/v1/organizations/%s/users/%s".formatted(hostId, userId);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
