package dev.rollcall.command.user;

import dev.rollcall.access.Identity;
import dev.rollcall.command.invitation.Acceptance;
import dev.rollcall.command.invitation.FirstPasswords;
import dev.rollcall.command.invitation.Invitations;
import dev.rollcall.command.invitation.UselessCode;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Command;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.user.InvitationCommand.AcceptInvitation;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** R11, R71: who accepts signs up, and is a user of the organization from then on. */
@Component
class InvitationsOfUsers implements Invitations {

    private final Commands commands;
    private final Claims claims;
    private final FirstPasswords passwords;
    private final CustomFields customFields;
    private final Clock clock;

    InvitationsOfUsers(
            Commands commands, Claims claims, FirstPasswords passwords, CustomFields customFields, Clock clock) {
        this.commands = commands;
        this.claims = claims;
        this.passwords = passwords;
        this.customFields = customFields;
        this.clock = clock;
    }

    record Joined(UUID organizationId, UUID userId) {}

    @Override
    public String kind() {
        return UserClaims.INTERNAL;
    }

    @Override
    public ResponseEntity<Object> accept(UUID codeId, String owner, Acceptance with, Caller caller) {
        UUID userId = UUID.fromString(owner);
        UUID organizationId =
                claims.owner("invited-user", owner).map(UUID::fromString).orElseThrow(UselessCode::refusal);
        String fullName = with.givenFullName();
        CustomFields.Defined defined = customFields.of(organizationId);
        ProfileValues profile =
                ProfileValues.of(null, with.fields(), defined, true).refuseMissingOfTheirs(defined);
        Command password = passwords.choose(organizationId, userId, with.givenPassword(), "/password");
        Set<UUID> closed = new HashSet<>();
        while (true) {
            int known = closed.size();
            AcceptInvitation command = new AcceptInvitation(
                    organizationId,
                    userId,
                    codeId,
                    fullName,
                    Set.copyOf(closed),
                    profile.values(),
                    profile.custom(),
                    now(),
                    List.of(password));
            try {
                return commands.send(
                        command,
                        // Who has the code is the actor of what it is used for.
                        caller.claimingToBe(Identity.proven(userId, null)),
                        claim -> {
                            noteClosed(claim, closed);
                            return null;
                        },
                        receipt -> receipt.created(
                                Inviting.location(organizationId, userId), new Joined(organizationId, userId)));
            } catch (Refusal refusal) {
                // One more that has been closed since the invitation was sent; there are only so many.
                if (closed.size() == known) {
                    throw refusal;
                }
            }
        }
    }

    private static void noteClosed(Claim claim, Set<UUID> closed) {
        if (claim.scope().equals("department-open") || claim.scope().equals("team-open")) {
            closed.add(UUID.fromString(claim.key()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
