package dev.rollcall.command.external;

import dev.rollcall.command.invitation.Invitations;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.ClaimRules;
import dev.rollcall.events.external.ExternalUserEvent;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserInvited;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserJoined;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserJoinedChannel;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserLeftChannel;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserLicenceChanged;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserProfileChanged;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserReadmitted;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserRemoved;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserRestricted;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What others may rely on: where an external user may come in at this moment ({@code external-access}, which is asked
 * with every request), who has joined where, from which home ({@code external-user}), and whom a code was mailed to.
 */
@Component
class ExternalUserClaims implements ClaimRules {

    static final String EXTERNAL = "EXTERNAL";
    static final String USER = "external-user";
    static final String ACCESS = "external-access";

    /** Who was invited under an address that nobody has: they are the same when they are invited again. */
    static final String ADDRESS = "external-address";

    @Override
    public Set<String> personalScopes() {
        return Set.of(ADDRESS);
    }

    @Override
    public List<Claim> claimsOf(Object payload) {
        if (!(payload instanceof ExternalUserEvent event)) {
            return List.of();
        }
        String key = new Membership(event.organizationId(), event.userId()).key();
        String user = event.userId().toString();
        return switch (event) {
            case ExternalUserInvited e -> invited(e, key);
            case ExternalUserJoined e ->
                List.of(
                        code(e.invitationId(), key, Claim.Kind.RELEASE),
                        Claim.take(USER, key, user, e.homeOrganizationId().toString(), Claim.DECIDE_AGAIN),
                        Claim.take(ACCESS, key, user, Claim.DECIDE_AGAIN));
            case ExternalUserJoinedChannel e ->
                List.of(
                        Claim.require(
                                "channel",
                                e.channelId().toString(),
                                e.organizationId().toString(),
                                "channel.not-found"),
                        Claim.require(
                                "channel-open",
                                e.channelId().toString(),
                                e.organizationId().toString(),
                                "channel.archived"));
            case ExternalUserLeftChannel e -> List.of();
            case ExternalUserRestricted e -> List.of(Claim.release(ACCESS, key, user));
            case ExternalUserReadmitted e -> List.of(Claim.take(ACCESS, key, user, Claim.DECIDE_AGAIN));
            case ExternalUserRemoved e ->
                List.of(
                        e.invitationId() == null
                                ? Claim.release(USER, key, user)
                                : code(e.invitationId(), key, Claim.Kind.RELEASE));
            case ExternalUserProfileChanged e -> List.of();
            case ExternalUserLicenceChanged e -> List.of();
        };
    }

    private static List<Claim> invited(ExternalUserInvited event, String key) {
        String host = event.organizationId().toString();
        return Stream.concat(
                        Stream.of(Claim.require("organization", host, host, "organization.not-found")),
                        Stream.concat(
                                Stream.ofNullable(event.replaces())
                                        .map(before -> code(before, key, Claim.Kind.RELEASE)),
                                Stream.of(code(event.invitationId(), key, Claim.Kind.TAKE))))
                .toList();
    }

    private static Claim code(UUID invitationId, String key, Claim.Kind kind) {
        return kind == Claim.Kind.TAKE
                ? Claim.take(Invitations.CODES, invitationId.toString(), key, EXTERNAL, Claim.DECIDE_AGAIN)
                : Claim.release(Invitations.CODES, invitationId.toString(), key);
    }
}
