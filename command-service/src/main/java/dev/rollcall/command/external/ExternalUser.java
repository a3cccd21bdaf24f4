package dev.rollcall.command.external;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import dev.rollcall.command.external.ExternalUserCommand.ChangeLicence;
import dev.rollcall.command.external.ExternalUserCommand.ChangeProfile;
import dev.rollcall.command.external.ExternalUserCommand.InviteExternalUser;
import dev.rollcall.command.external.ExternalUserCommand.Join;
import dev.rollcall.command.external.ExternalUserCommand.JoinChannel;
import dev.rollcall.command.external.ExternalUserCommand.LeaveChannel;
import dev.rollcall.command.external.ExternalUserCommand.Readmit;
import dev.rollcall.command.external.ExternalUserCommand.Remove;
import dev.rollcall.command.external.ExternalUserCommand.Restrict;
import dev.rollcall.command.invitation.UselessCode;
import dev.rollcall.command.platform.Condition;
import dev.rollcall.command.platform.Metadata;
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
import dev.rollcall.events.external.RestrictionReason;
import dev.rollcall.web.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** An external user of one host: decides how far they may come in, and what the host knows of them. */
@Aggregate(cache = "aggregateCache")
class ExternalUser {

    private enum State {
        NOBODY,
        INVITED,
        JOINED,
        RESTRICTED
    }

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable UUID hostId;
    private @Nullable UUID userId;
    private State state = State.NOBODY;
    private String email = "";
    private String fullName = "";
    private @Nullable UUID invitationId;
    private @Nullable Instant expiresAt;
    private @Nullable RestrictionReason restriction;

    /** Nobody but the host pays for them (R66). */
    private boolean needsLicence;

    private boolean paid;
    private final Map<String, String> profile = new HashMap<>();
    private final Set<UUID> channels = new HashSet<>();

    ExternalUser() {}

    @CommandHandlerInterceptor
    Object versioned(
            ExternalUserCommand command,
            InterceptorChain decision,
            @MetaDataValue(Metadata.IF_MATCH) @Nullable List<Long> ifMatch)
            throws Exception {
        if (!(command instanceof InviteExternalUser)) {
            if (state == State.NOBODY) {
                throw notFound();
            }
            Condition.check(ifMatch, getVersion());
        }
        decision.proceed();
        return getVersion();
    }

    private static Refusal notFound() {
        return Refusal.notFound("external-user.not-found", "There is no such external user here.");
    }

    /** R60 */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(InviteExternalUser command) {
        if (state == State.JOINED || state == State.RESTRICTED) {
            throw Refusal.conflict("external-user.already-joined", "This is an external user here already.");
        }
        apply(new ExternalUserInvited(
                command.organizationId(),
                command.membershipId(),
                command.userId(),
                command.invitationId(),
                invitationId,
                command.email().address(),
                command.fullName(),
                command.hasAccount(),
                command.organizationName(),
                command.expiresAt()));
    }

    /** R60 */
    @CommandHandler
    void decide(Join command) {
        if (state != State.INVITED || !command.invitationId().equals(invitationId)) {
            throw UselessCode.refusal();
        }
        if (expiresAt == null || !command.now().isBefore(expiresAt)) {
            throw Refusal.conflict("invitation.expired", "The invitation is over; ask to be invited again.");
        }
        apply(new ExternalUserJoined(
                command.organizationId(),
                command.membershipId(),
                command.userId(),
                command.invitationId(),
                command.homeOrganizationId(),
                email,
                command.fullName() == null ? fullName : command.fullName(),
                command.fullName() != null));
    }

    /** R64; which fields the host may change has been looked at. */
    @CommandHandler
    void decide(ChangeProfile command) {
        Map<String, String> values = new TreeMap<>(command.values());
        values.entrySet().removeIf(value -> value.getValue().equals(profile.get(value.getKey())));
        List<String> cleared =
                command.cleared().stream().filter(profile::containsKey).sorted().toList();
        if (!values.isEmpty() || !cleared.isEmpty()) {
            apply(new ExternalUserProfileChanged(
                    command.organizationId(), command.membershipId(), command.userId(), values, cleared));
        }
    }

    /** R64; that the channel is open is a claim. */
    @CommandHandler
    void decide(JoinChannel command) {
        if (state == State.INVITED) {
            throw notJoined();
        }
        if (channels.contains(command.channelId())) {
            throw Refusal.conflict("user.already-in-channel", "The user is in this channel already.");
        }
        apply(new ExternalUserJoinedChannel(
                command.organizationId(), command.membershipId(), command.userId(), command.channelId()));
    }

    @CommandHandler
    void decide(LeaveChannel command) {
        if (!channels.contains(command.channelId())) {
            throw Refusal.conflict("user.not-in-channel", "The user is not in this channel.");
        }
        apply(new ExternalUserLeftChannel(
                command.organizationId(), command.membershipId(), command.userId(), command.channelId()));
    }

    /** R66 */
    @CommandHandler
    void decide(Restrict command) {
        if (state == State.INVITED) {
            if (command.reason() == RestrictionReason.BY_ADMIN) {
                throw notJoined();
            }
            return;
        }
        if (restriction == RestrictionReason.BY_ADMIN && command.reason() == RestrictionReason.HOME_DOWNGRADED) {
            // Or an admin who lifts their own restriction would let in who needs a licence by now.
            apply(new ExternalUserReadmitted(command.organizationId(), command.membershipId(), command.userId()));
        }
        if (state == State.JOINED) {
            apply(new ExternalUserRestricted(
                    command.organizationId(), command.membershipId(), command.userId(), command.reason()));
        }
        if (paid && command.reason() == RestrictionReason.HOME_DOWNGRADED) {
            apply(new ExternalUserLicenceChanged(
                    command.organizationId(), command.membershipId(), command.userId(), false));
        }
    }

    /** R66; who is restricted for want of a plan needs one. */
    @CommandHandler
    void decide(Readmit command) {
        if (state == State.INVITED) {
            throw notJoined();
        }
        if (state == State.RESTRICTED) {
            if (needsLicence && !paid) {
                throw Refusal.conflict(
                        "external-user.needs-licence",
                        "Their own organization stopped paying for them: one of your licences lets them in again.");
            }
            apply(new ExternalUserReadmitted(command.organizationId(), command.membershipId(), command.userId()));
        }
    }

    private static Refusal notJoined() {
        return Refusal.conflict("user.not-joined", "The user has not joined yet.");
    }

    /** R66; that there is a licence for them follows, or all of it is refused. */
    @CommandHandler
    void decide(ChangeLicence command) {
        if (state == State.INVITED) {
            throw notJoined();
        }
        if (!command.paid()) {
            takeLicence(command.organizationId(), command.membershipId(), command.userId());
        } else if (!paid) {
            apply(new ExternalUserLicenceChanged(
                    command.organizationId(), command.membershipId(), command.userId(), true));
            if (restriction == RestrictionReason.HOME_DOWNGRADED) {
                apply(new ExternalUserReadmitted(command.organizationId(), command.membershipId(), command.userId()));
            }
        }
    }

    /** R66, R72 */
    @CommandHandler
    void decide(LoseLicence command) {
        if (hostId != null && userId != null) {
            takeLicence(hostId, command.membershipId(), userId);
        }
    }

    private void takeLicence(UUID host, UUID membershipId, UUID user) {
        if (paid) {
            apply(new ExternalUserLicenceChanged(host, membershipId, user, false));
            if (needsLicence && state == State.JOINED) {
                apply(new ExternalUserRestricted(host, membershipId, user, RestrictionReason.HOME_DOWNGRADED));
            }
        }
    }

    @CommandHandler
    void decide(Remove command) {
        if (paid) {
            apply(new ExternalUserLicenceChanged(
                    command.organizationId(), command.membershipId(), command.userId(), false));
        }
        if (state == State.JOINED) {
            apply(new ExternalUserRestricted(
                    command.organizationId(), command.membershipId(), command.userId(), RestrictionReason.BY_ADMIN));
        }
        channels.stream()
                .sorted()
                .toList()
                .forEach(channel -> apply(new ExternalUserLeftChannel(
                        command.organizationId(), command.membershipId(), command.userId(), channel)));
        apply(new ExternalUserRemoved(
                command.organizationId(), command.membershipId(), command.userId(), invitationId, email));
    }

    @EventSourcingHandler
    void evolve(ExternalUserEvent event) {
        stream = "external-user/" + event.membershipId();
        hostId = event.organizationId();
        userId = event.userId();
        switch (event) {
            case ExternalUserInvited e -> {
                state = State.INVITED;
                email = e.email();
                fullName = e.fullName();
                invitationId = e.invitationId();
                expiresAt = e.expiresAt();
            }
            case ExternalUserJoined e -> {
                state = State.JOINED;
                invitationId = null;
            }
            case ExternalUserProfileChanged e -> {
                profile.putAll(e.values());
                e.cleared().forEach(profile::remove);
            }
            case ExternalUserJoinedChannel e -> channels.add(e.channelId());
            case ExternalUserLeftChannel e -> channels.remove(e.channelId());
            case ExternalUserRestricted e -> {
                state = State.RESTRICTED;
                restriction = e.reason();
                needsLicence |= e.reason() == RestrictionReason.HOME_DOWNGRADED;
            }
            case ExternalUserReadmitted e -> {
                state = State.JOINED;
                restriction = null;
            }
            case ExternalUserLicenceChanged e -> paid = e.paid();
            case ExternalUserRemoved e -> {
                state = State.NOBODY;
                invitationId = null;
                restriction = null;
                needsLicence = false;
                profile.clear();
                channels.clear();
            }
        }
    }
}
