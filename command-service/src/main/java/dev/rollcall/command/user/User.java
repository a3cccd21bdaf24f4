package dev.rollcall.command.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import dev.rollcall.command.platform.Condition;
import dev.rollcall.command.platform.Metadata;
import dev.rollcall.command.user.DeletionCommand.CompleteDeletion;
import dev.rollcall.command.user.DeletionCommand.CompleteErasure;
import dev.rollcall.command.user.DeletionCommand.DeleteUser;
import dev.rollcall.command.user.DeletionCommand.EndMemberships;
import dev.rollcall.command.user.DeletionCommand.EraseUser;
import dev.rollcall.command.user.DeletionCommand.LiftLegalHold;
import dev.rollcall.command.user.DeletionCommand.OfDeleted;
import dev.rollcall.command.user.DeletionCommand.PlaceLegalHold;
import dev.rollcall.command.user.DeletionCommand.RestoreUser;
import dev.rollcall.command.user.DeletionCommand.ShowDeletion;
import dev.rollcall.command.user.InvitationCommand.AcceptInvitation;
import dev.rollcall.command.user.InvitationCommand.EndInvitation;
import dev.rollcall.command.user.InvitationCommand.InviteUser;
import dev.rollcall.command.user.InvitationCommand.LoseLicence;
import dev.rollcall.command.user.InvitationCommand.RenewInvitation;
import dev.rollcall.command.user.MembershipCommand.AcceptIntoNetwork;
import dev.rollcall.command.user.MembershipCommand.JoinChannel;
import dev.rollcall.command.user.MembershipCommand.JoinNetwork;
import dev.rollcall.command.user.MembershipCommand.LeaveChannel;
import dev.rollcall.command.user.MembershipCommand.LeaveNetwork;
import dev.rollcall.command.user.MembershipCommand.RejectFromNetwork;
import dev.rollcall.command.user.MembershipCommand.RequestToJoinNetwork;
import dev.rollcall.command.user.MembershipCommand.WithdrawRequest;
import dev.rollcall.command.user.UserCommand.AddEmail;
import dev.rollcall.command.user.UserCommand.AddUser;
import dev.rollcall.command.user.UserCommand.AssignToTeam;
import dev.rollcall.command.user.UserCommand.ChangeDepartment;
import dev.rollcall.command.user.UserCommand.ChangeDepartmentPermissions;
import dev.rollcall.command.user.UserCommand.ChangeLastSeen;
import dev.rollcall.command.user.UserCommand.ChangeProfile;
import dev.rollcall.command.user.UserCommand.ChangeRole;
import dev.rollcall.command.user.UserCommand.ChangeStatus;
import dev.rollcall.command.user.UserCommand.LoseRole;
import dev.rollcall.command.user.UserCommand.ProveEmail;
import dev.rollcall.command.user.UserCommand.RemoveEmail;
import dev.rollcall.command.user.UserCommand.RequestEmailVerification;
import dev.rollcall.command.user.UserCommand.SetPrimaryEmail;
import dev.rollcall.command.user.UserCommand.ShowAddress;
import dev.rollcall.command.user.UserCommand.SynchronizeWorkFields;
import dev.rollcall.command.user.UserCommand.TryCode;
import dev.rollcall.command.user.UserCommand.UnassignFromTeam;
import dev.rollcall.command.user.UserCommand.VerifyEmail;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent;
import dev.rollcall.events.user.UserEvent.DeletionCompleted;
import dev.rollcall.events.user.UserEvent.DepartmentPermissionsChanged;
import dev.rollcall.events.user.UserEvent.EmailAdded;
import dev.rollcall.events.user.UserEvent.EmailRemoved;
import dev.rollcall.events.user.UserEvent.EmailVerificationFailed;
import dev.rollcall.events.user.UserEvent.EmailVerificationRequested;
import dev.rollcall.events.user.UserEvent.EmailVerified;
import dev.rollcall.events.user.UserEvent.ErasureCompleted;
import dev.rollcall.events.user.UserEvent.InvitationEnded;
import dev.rollcall.events.user.UserEvent.InvitationRenewed;
import dev.rollcall.events.user.UserEvent.LastSeenVisibilityChanged;
import dev.rollcall.events.user.UserEvent.LegalHoldLifted;
import dev.rollcall.events.user.UserEvent.LegalHoldPlaced;
import dev.rollcall.events.user.UserEvent.MembershipEvent;
import dev.rollcall.events.user.UserEvent.PrimaryEmailChanged;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserActivated;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserAssignedToTeam;
import dev.rollcall.events.user.UserEvent.UserDeactivated;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import dev.rollcall.events.user.UserEvent.UserDepartmentChanged;
import dev.rollcall.events.user.UserEvent.UserErased;
import dev.rollcall.events.user.UserEvent.UserInvited;
import dev.rollcall.events.user.UserEvent.UserRestored;
import dev.rollcall.events.user.UserEvent.UserRoleChanged;
import dev.rollcall.events.user.UserEvent.UserUnassignedFromTeam;
import dev.rollcall.events.user.UserEvent.WorkFieldsSynchronized;
import dev.rollcall.web.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A member of one home organization: decides about their profile, place, addresses and end. */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "snapshotTrigger")
class User {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable UUID organizationId;
    private @Nullable UUID departmentId;
    private final Set<UUID> teamIds = new HashSet<>();
    private final Map<String, String> profile = new HashMap<>();
    private final EmailAddresses emails = new EmailAddresses();
    private final VerificationCodes codes = new VerificationCodes();
    private final Standing standing = new Standing();
    private final Memberships memberships = new Memberships();
    private boolean lastSeenHidden;

    /** Null for who has joined. */
    private @Nullable Invitation invitation;

    /** Null for who is not deleted. */
    private @Nullable Deletion deletion;

    private boolean legalHold;
    private boolean erasureCompleted;

    User() {}

    /** Answers the version afterwards, or what came of a code; a user of another organization is none that the caller may know of. */
    @CommandHandlerInterceptor
    Object versioned(
            UserCommand command,
            InterceptorChain decision,
            @MetaDataValue(Metadata.IF_MATCH) @Nullable List<Long> ifMatch)
            throws Exception {
        if (!(command instanceof AddUser || command instanceof InviteUser)) {
            if (!command.organizationId().equals(organizationId)) {
                throw Refusal.notFound("user.not-found", "There is no such user here.");
            }
            if (invitation != null) {
                invitation.refuse(command);
            }
            if (deletion != null) {
                deletion.refuse(command);
            } else if (command instanceof OfDeleted) {
                throw Refusal.conflict("user.not-deleted", "The user is not deleted.");
            }
            Condition.check(ifMatch, getVersion());
        }
        Object said = decision.proceed();
        return said instanceof CodeVerdict || said instanceof Deletion.Former ? said : (Long) getVersion();
    }

    /** Not void: of such a handler that creates, the framework would answer the stream instead of the version. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    long decide(AddUser command) {
        UUID organization = command.organizationId();
        UUID user = command.userId();
        Map<String, String> values = command.custom().with(command.profile());
        String fullName = values.remove(ProfileField.FULL_NAME.key());
        if (fullName == null) {
            throw Refusal.invalid("/fullName", "field.not-null", "must be given");
        }
        apply(new UserAdded(
                organization, user, fullName, command.email().address(), command.role(), command.departmentId()));
        if (!values.isEmpty()) {
            apply(new ProfileChanged(organization, user, values, List.of()));
        }
        command.teamIds().forEach(team -> apply(new UserAssignedToTeam(organization, user, team)));
        return getVersion();
    }

    /** R11, R71; that there is a licence for a technician follows, or all of it is refused. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    long decide(InviteUser command) {
        apply(new UserInvited(
                command.organizationId(),
                command.userId(),
                command.invitationId(),
                command.email().address(),
                command.fullName(),
                command.role(),
                command.departmentId(),
                command.teamIds(),
                command.allDepartments(),
                command.permittedDepartmentIds(),
                command.organizationName(),
                command.invitedBy(),
                command.expiresAt()));
        return getVersion();
    }

    /** R11 */
    @CommandHandler
    void decide(RenewInvitation command) {
        apply(invited().decide(command));
    }

    /** R11, R71 */
    @CommandHandler
    void decide(EndInvitation command) {
        invited().decide(command).forEach(AggregateLifecycle::apply);
    }

    /** R11; that the address is nobody else's by now is a claim. */
    @CommandHandler
    void decide(AcceptInvitation command) {
        invited().decide(command).forEach(AggregateLifecycle::apply);
    }

    private Invitation invited() {
        if (invitation == null) {
            throw Refusal.conflict("invitation.used", "The user has joined already.");
        }
        return invitation;
    }

    /** R72 */
    @CommandHandler
    void decide(LoseLicence command) {
        if (invitation != null) {
            invitation.decide(command).forEach(AggregateLifecycle::apply);
        } else if (standing.hasRole(Role.TECHNICIAN.name())) {
            apply(new UserRoleChanged(command.organizationId(), command.userId(), Role.MEMBER.name(), standing.role()));
        }
    }

    /** R12: only what really changes is an event. */
    @CommandHandler
    void decide(ChangeProfile command) {
        for (ProfileField field : command.cleared()) {
            if (field.isMandatory()) {
                throw Refusal.invalid("/" + field.key(), "field.mandatory", "cannot be cleared");
            }
        }
        Map<String, String> values = command.custom().with(command.values());
        values.entrySet().removeIf(value -> value.getValue().equals(profile.get(value.getKey())));
        List<String> cleared = Stream.concat(
                        command.cleared().stream().map(ProfileField::key), command.custom().cleared().stream())
                .filter(profile::containsKey)
                .sorted()
                .toList();
        if (!values.isEmpty() || !cleared.isEmpty()) {
            apply(new ProfileChanged(command.organizationId(), command.userId(), values, cleared));
        }
    }

    /** R9: only what really changes is an event. */
    @CommandHandler
    void decide(SynchronizeWorkFields command) {
        Map<String, String> values = CustomValues.NONE.with(command.values());
        values.entrySet().removeIf(value -> value.getValue().equals(profile.get(value.getKey())));
        List<String> cleared = command.cleared().stream()
                .map(ProfileField::key)
                .filter(profile::containsKey)
                .sorted()
                .toList();
        UUID department = Objects.equals(command.departmentId(), departmentId) ? null : command.departmentId();
        if (!values.isEmpty() || !cleared.isEmpty() || department != null) {
            apply(new WorkFieldsSynchronized(command.organizationId(), command.userId(), values, cleared, department));
        }
    }

    @CommandHandler
    void decide(ChangeDepartment command) {
        if (!command.departmentId().equals(departmentId)) {
            apply(new UserDepartmentChanged(command.organizationId(), command.userId(), command.departmentId()));
        }
    }

    /** R14; that the team exists and is open is a claim of the event. */
    @CommandHandler
    void decide(AssignToTeam command) {
        if (teamIds.contains(command.teamId())) {
            throw Refusal.conflict("user.already-in-team", "The user is in this team already.");
        }
        apply(new UserAssignedToTeam(command.organizationId(), command.userId(), command.teamId()));
    }

    /** R14; that the team exists and is open is a claim of the event. */
    @CommandHandler
    void decide(UnassignFromTeam command) {
        if (!teamIds.contains(command.teamId())) {
            throw Refusal.conflict("user.not-in-team", "The user is not in this team.");
        }
        apply(new UserUnassignedFromTeam(command.organizationId(), command.userId(), command.teamId()));
        memberships
                .leave(command.organizationId(), command.userId(), command.teamId())
                .forEach(AggregateLifecycle::apply);
    }

    /** R15 */
    @CommandHandler
    void decide(JoinChannel command) {
        memberships.decide(command, teamIds).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void decide(LeaveChannel command) {
        memberships.decide(command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void decide(JoinNetwork command) {
        memberships.decide(command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void decide(RequestToJoinNetwork command) {
        memberships.decide(command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void decide(LeaveNetwork command) {
        memberships.decide(command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void decide(AcceptIntoNetwork command) {
        memberships.decide(command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void decide(RejectFromNetwork command) {
        memberships.decide(command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void decide(WithdrawRequest command) {
        memberships.decide(command).forEach(AggregateLifecycle::apply);
    }

    /** R17 */
    @CommandHandler
    void decide(ChangeLastSeen command) {
        if (command.hidden() != lastSeenHidden) {
            apply(new LastSeenVisibilityChanged(command.organizationId(), command.userId(), command.hidden()));
        }
    }

    /** R16, R2; that a custom role exists, and that another super admin stays, are claims. */
    @CommandHandler
    void decide(ChangeRole command) {
        if (!standing.hasRole(command.role())) {
            standing.refuseRole(command.role(), command.bySuperAdmin(), command.beyondOwn());
            apply(new UserRoleChanged(command.organizationId(), command.userId(), command.role(), standing.role()));
        }
    }

    /** R5 */
    @CommandHandler
    void decide(LoseRole command) {
        if (standing.hasRole(command.role())) {
            apply(new UserRoleChanged(command.organizationId(), command.userId(), Role.MEMBER.name(), standing.role()));
        }
    }

    /** R16; that the departments exist is a claim of the event. */
    @CommandHandler
    void decide(ChangeDepartmentPermissions command) {
        standing.refuseAllButTechnicians();
        if (!standing.worksFor(command.all(), command.departmentIds())) {
            apply(new DepartmentPermissionsChanged(
                    command.organizationId(), command.userId(), command.all(), command.departmentIds()));
        }
    }

    /** R13, R2 */
    @CommandHandler
    void decide(ChangeStatus command) {
        if (command.active() == standing.isActive()) {
            return;
        }
        standing.refuseTouching(command.bySuperAdmin());
        apply(
                command.active()
                        ? new UserActivated(command.organizationId(), command.userId(), standing.role())
                        : new UserDeactivated(command.organizationId(), command.userId(), standing.role()));
    }

    /** R50–R52; that another super admin stays (R2), and that there is who takes over, are claims. */
    @CommandHandler
    void decide(DeleteUser command) {
        standing.refuseTouching(command.bySuperAdmin());
        if (!emails.isPrimary(command.confirmation())) {
            throw Refusal.invalid(
                    "/confirm", "user.confirmation-mismatch", "must be the primary address of who is to be deleted");
        }
        if (command.successorId().equals(command.userId())) {
            throw Refusal.invalid("/transferTo", "user.successor-is-deleted", "must be somebody else");
        }
        apply(new UserDeleted(
                command.organizationId(),
                command.userId(),
                standing.role(),
                standing.isActive(),
                command.successorId(),
                Deletion.erasedFrom(command.now()),
                command.authenticationAgeSeconds()));
    }

    /** R51 */
    @CommandHandler
    void decide(EndMemberships command) {
        UUID organization = command.organizationId();
        UUID user = command.userId();
        teamIds.stream().sorted().toList().forEach(team -> apply(new UserUnassignedFromTeam(organization, user, team)));
        memberships.leaveAll(organization, user).forEach(AggregateLifecycle::apply);
        emails.all().forEach(email -> apply(new EmailRemoved(organization, user, email.address())));
    }

    /** R51 */
    @CommandHandler
    void decide(CompleteDeletion command) {
        deleted().decide(command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    Deletion.Former decide(ShowDeletion command) {
        return deleted().former();
    }

    /** R53: what is free and open again; contacts would have to be asked. */
    @CommandHandler
    void decide(RestoreUser command) {
        deleted().decide(command, standing).forEach(AggregateLifecycle::apply);
    }

    /** R53 */
    @CommandHandler
    void decide(PlaceLegalHold command) {
        if (deletion != null && deletion.isErased()) {
            throw Refusal.conflict("user.erased", "The user's data are erased, for good.");
        }
        if (!legalHold) {
            apply(new LegalHoldPlaced(command.organizationId(), command.userId(), command.reason()));
        }
    }

    /** R53 */
    @CommandHandler
    void decide(LiftLegalHold command) {
        if (legalHold) {
            apply(new LegalHoldLifted(command.organizationId(), command.userId()));
        }
    }

    /** R53 */
    @CommandHandler
    void decide(EraseUser command) {
        if (legalHold) {
            throw Refusal.conflict("user.legal-hold", "The user's data are under a legal hold and must not be erased.");
        }
        if (deleted().isDue(command.reason(), command.now())) {
            apply(new UserErased(command.organizationId(), command.userId(), command.reason(), command.formerNames()));
        }
    }

    /** R53; once, however often it is found to be done. */
    @CommandHandler
    void decide(CompleteErasure command) {
        if (deleted().isErased() && !erasureCompleted) {
            apply(new ErasureCompleted(
                    command.organizationId(),
                    command.userId(),
                    command.deletedAt(),
                    command.erasedAt(),
                    command.purged()));
        }
    }

    private Deletion deleted() {
        if (deletion == null) {
            throw Refusal.conflict("user.not-deleted", "The user is not deleted.");
        }
        return deletion;
    }

    private Deletion.Former former() {
        return new Deletion.Former(
                standing.role(),
                standing.isActive(),
                Objects.requireNonNull(departmentId),
                emails.all().stream()
                        .filter(EmailAddresses.Owned::verified)
                        .map(EmailAddresses.Owned::address)
                        .toList(),
                teamIds,
                memberships.channels(),
                memberships.teamOfChannel(),
                memberships.networks());
    }

    /** R81: only to who can prove it. */
    @CommandHandler
    void decide(ShowAddress command) {
        if (!emails.isVerified(command.email())) {
            throw Refusal.notFound("contact-invite.not-found", "There is no such contact invite here.");
        }
    }

    /** R20; that nobody else has the address (R22) is a claim of the event. */
    @CommandHandler
    void decide(AddEmail command) {
        emails.refuseOwned(command.email());
        emails.refuseTooMany();
        String address = command.email().address();
        apply(new EmailAdded(command.organizationId(), command.userId(), address));
        if (!codes.areTooMany(command.email(), command.now())) {
            requestCode(command, address, command.codeId(), command.now());
        }
    }

    /** R21 */
    @CommandHandler
    void decide(RequestEmailVerification command) {
        EmailAddresses.Owned owned = emails.owned(command.email());
        if (owned.verified()) {
            throw Refusal.conflict("email.already-verified", "This address is verified already.");
        }
        codes.refuseTooMany(command.email(), command.now());
        requestCode(command, owned.address(), command.codeId(), command.now());
    }

    private static void requestCode(UserCommand command, String address, UUID codeId, Instant now) {
        apply(new EmailVerificationRequested(
                command.organizationId(), command.userId(), address, codeId, VerificationCodes.endOf(now)));
    }

    /** R21; that a wrong one was tried is an event, or a restart would give new attempts. */
    @CommandHandler
    CodeVerdict decide(TryCode command) {
        EmailAddresses.Owned owned = emails.owned(command.email());
        UUID code = codes.good(command.email(), command.now());
        if (command.isCodeOf().test(code)) {
            return new CodeVerdict(Optional.of(code));
        }
        apply(new EmailVerificationFailed(command.organizationId(), command.userId(), owned.address(), code));
        return new CodeVerdict(Optional.empty());
    }

    /** R21: of two that use a code at once, the second finds none. */
    @CommandHandler
    void decide(ProveEmail command) {
        EmailAddresses.Owned owned = emails.owned(command.email());
        if (!codes.good(command.email(), command.now()).equals(command.codeId())) {
            throw Refusal.conflict("email.code-void", "Another code was asked for meanwhile; use that one.");
        }
        apply(new EmailVerified(command.organizationId(), command.userId(), owned.address()));
    }

    @CommandHandler
    void decide(VerifyEmail command) {
        EmailAddresses.Owned owned = emails.owned(command.email());
        if (!owned.verified()) {
            apply(new EmailVerified(command.organizationId(), command.userId(), owned.address()));
        }
    }

    /** R21 */
    @CommandHandler
    void decide(RemoveEmail command) {
        EmailAddresses.Owned owned = emails.owned(command.email());
        if (emails.isPrimary(command.email())) {
            throw Refusal.conflict("email.primary", "The primary address cannot be removed.");
        }
        apply(new EmailRemoved(command.organizationId(), command.userId(), owned.address()));
    }

    /** R21 */
    @CommandHandler
    void decide(SetPrimaryEmail command) {
        EmailAddresses.Owned owned = emails.owned(command.email());
        if (!owned.verified()) {
            throw Refusal.conflict("email.unverified", "An unverified address cannot become primary.");
        }
        if (!emails.isPrimary(command.email())) {
            apply(new PrimaryEmailChanged(
                    command.organizationId(), command.userId(), owned.address(), emails.primary()));
        }
    }

    @EventSourcingHandler
    void evolve(UserEvent event) {
        switch (event) {
            case UserInvited e -> {
                stream = "user/" + e.userId();
                organizationId = e.organizationId();
                invitation = new Invitation(e);
            }
            case InvitationRenewed e -> invited().renewed(e);
            case InvitationEnded e -> invited().ended(e.outcome());
            case UserAdded e -> {
                invitation = null;
                stream = "user/" + e.userId();
                organizationId = e.organizationId();
                departmentId = e.departmentId();
                profile.put(ProfileField.FULL_NAME.key(), e.fullName());
                emails.begin(e.primaryEmail());
                standing.begin(e.role().name());
            }
            case UserDeleted e -> deletion = new Deletion(e, former());
            case DeletionCompleted e -> deleted().completed();
            case UserRestored e -> {
                deletion = null;
                departmentId = e.departmentId();
                standing.begin(e.role());
                standing.isNow(e.active());
                emails.begin(e.addresses().getFirst());
                e.addresses().stream().skip(1).forEach(emails::verify);
            }
            case LegalHoldPlaced e -> legalHold = true;
            case LegalHoldLifted e -> legalHold = false;
            case UserErased e -> {
                deleted().erased();
                profile.clear();
            }
            case ErasureCompleted e -> erasureCompleted = true;
            case UserRoleChanged e -> standing.changed(e.role());
            case DepartmentPermissionsChanged e -> standing.worksFrom(e.all(), e.departmentIds());
            case UserDeactivated e -> standing.isNow(false);
            case UserActivated e -> standing.isNow(true);
            case ProfileChanged e -> {
                profile.putAll(e.values());
                profile.keySet().removeAll(new ArrayList<>(e.cleared()));
            }
            case WorkFieldsSynchronized e -> {
                profile.putAll(e.values());
                profile.keySet().removeAll(new ArrayList<>(e.cleared()));
                departmentId = e.departmentId() == null ? departmentId : e.departmentId();
            }
            case UserDepartmentChanged e -> departmentId = e.departmentId();
            case UserAssignedToTeam e -> teamIds.add(e.teamId());
            case UserUnassignedFromTeam e -> teamIds.remove(e.teamId());
            case MembershipEvent e -> memberships.evolve(e);
            case LastSeenVisibilityChanged e -> lastSeenHidden = e.hidden();
            case EmailAdded e -> emails.add(e.address());
            case EmailVerificationRequested e -> codes.requested(e.address(), e.codeId(), e.expiresAt());
            case EmailVerificationFailed e -> codes.failed(e.address());
            case EmailVerified e -> {
                emails.verify(e.address());
                codes.forget(e.address());
            }
            case EmailRemoved e -> {
                emails.remove(e.address());
                codes.forget(e.address());
            }
            case PrimaryEmailChanged e -> emails.makePrimary(e.address());
        }
    }
}
