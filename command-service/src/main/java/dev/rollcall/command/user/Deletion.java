package dev.rollcall.command.user;

import dev.rollcall.command.user.DeletionCommand.CompleteDeletion;
import dev.rollcall.command.user.DeletionCommand.CompleteErasure;
import dev.rollcall.command.user.DeletionCommand.EndMemberships;
import dev.rollcall.command.user.DeletionCommand.LiftLegalHold;
import dev.rollcall.command.user.DeletionCommand.PlaceLegalHold;
import dev.rollcall.command.user.DeletionCommand.RestoreUser;
import dev.rollcall.command.user.DeletionCommand.ShowDeletion;
import dev.rollcall.events.user.ErasureReason;
import dev.rollcall.events.user.UserEvent;
import dev.rollcall.events.user.UserEvent.DeletionCompleted;
import dev.rollcall.events.user.UserEvent.UserAssignedToTeam;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import dev.rollcall.events.user.UserEvent.UserJoinedChannel;
import dev.rollcall.events.user.UserEvent.UserJoinedNetwork;
import dev.rollcall.events.user.UserEvent.UserRestored;
import dev.rollcall.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The end of a user, from the deletion to the erasure (R51–R53), with what was theirs: as long as they can be restored,
 * it can be theirs again.
 */
final class Deletion {

    /** R53: for how long the user can be restored. */
    private static final Duration RESTORABLE = Duration.ofDays(30);

    private final UserDeleted deleted;
    private final Former former;
    private boolean completed;
    private boolean erased;

    /**
     * What the user was and had when they were deleted.
     *
     * @param addresses the verified ones, the primary one first
     * @param channelIds all of theirs, a team's too
     * @param teamOfChannel the team of each channel that belongs to one
     */
    record Former(
            String role,
            boolean active,
            UUID departmentId,
            List<String> addresses,
            Set<UUID> teamIds,
            Set<UUID> channelIds,
            Map<UUID, UUID> teamOfChannel,
            Set<UUID> networkIds) {

        Former {
            addresses = List.copyOf(addresses);
            teamIds = Set.copyOf(teamIds);
            channelIds = Set.copyOf(channelIds);
            teamOfChannel = Map.copyOf(teamOfChannel);
            networkIds = Set.copyOf(networkIds);
        }

        /** A membership to be given again. */
        private interface Membership {
            UserEvent of(UUID organizationId, UUID userId);
        }

        /** Teams, channels and networks, as far as they take somebody; a team's channels only with the team. */
        private Stream<Membership> restorable(Set<UUID> closed) {
            return Stream.of(
                            open(teamIds, closed).map(id -> (Membership)
                                    (organization, user) -> new UserAssignedToTeam(organization, user, id)),
                            restorableChannels(closed).map(id -> (Membership) (organization, user) ->
                                    new UserJoinedChannel(organization, user, id, teamOfChannel.get(id))),
                            open(networkIds, closed).map(id ->
                                    (Membership) (organization, user) -> new UserJoinedNetwork(organization, user, id)))
                    .flatMap(Function.identity());
        }

        Stream<UUID> restorableChannels(Set<UUID> closed) {
            return open(channelIds, closed)
                    .filter(id -> !teamOfChannel.containsKey(id) || !closed.contains(teamOfChannel.get(id)));
        }

        private static Stream<UUID> open(Set<UUID> ids, Set<UUID> closed) {
            return ids.stream().filter(id -> !closed.contains(id)).sorted();
        }
    }

    Deletion(UserDeleted deleted, Former former) {
        this.deleted = deleted;
        this.former = former;
    }

    static Instant erasedFrom(Instant now) {
        return now.plus(RESTORABLE);
    }

    Former former() {
        return former;
    }

    /** Most of what can be asked of a user cannot be asked of one who is no more. */
    static boolean isFor(UserCommand command) {
        return command instanceof DeletionCommand && !(command instanceof DeletionCommand.DeleteUser);
    }

    void refuse(UserCommand command) {
        if (!isFor(command)) {
            throw Refusal.conflict("user.deleted", "The user is deleted.");
        }
        boolean isStep = command instanceof EndMemberships
                || command instanceof CompleteDeletion
                || command instanceof CompleteErasure
                || command instanceof PlaceLegalHold
                || command instanceof LiftLegalHold;
        if (!isStep && erased) {
            throw Refusal.conflict("user.erased", "The user's data are erased, for good.");
        }
        if (!isStep && !(command instanceof ShowDeletion) && !completed) {
            throw Refusal.conflict(
                    "user.deletion-running", "The deletion is not completed yet; try again in a moment.");
        }
    }

    /** R51 */
    List<UserEvent> decide(CompleteDeletion command) {
        return completed ? List.of() : List.of(new DeletionCompleted(command.organizationId(), command.userId()));
    }

    /**
     * R53: what is free and open again; contacts would have to be asked.
     *
     * @param standing of the user, which says who may restore a super admin or an auditor
     */
    List<UserEvent> decide(RestoreUser command, Standing standing) {
        if (!command.now().isBefore(deleted.erasedFrom())) {
            throw Refusal.conflict("user.restore-too-late", "The time in which the user could be restored is over.");
        }
        if (Standing.isGuarded(former.role())) {
            standing.refuseTouching(command.bySuperAdmin());
        }
        if (command.addresses().isEmpty()) {
            throw Refusal.conflict("user.no-address-free", "All addresses of the user belong to others by now.");
        }
        UUID organization = command.organizationId();
        UUID user = command.userId();
        UserEvent restored = new UserRestored(
                organization,
                user,
                command.role(),
                former.active(),
                command.closed().contains(former.departmentId()) ? organization : former.departmentId(),
                command.addresses());
        return Stream.concat(
                        Stream.of(restored),
                        former.restorable(command.closed()).map(membership -> membership.of(organization, user)))
                .toList();
    }

    /** R53: by itself only when the time is over. */
    boolean isDue(ErasureReason reason, Instant now) {
        return reason == ErasureReason.REQUESTED || !now.isBefore(deleted.erasedFrom());
    }

    boolean isErased() {
        return erased;
    }

    void completed() {
        completed = true;
    }

    void erased() {
        erased = true;
    }
}
