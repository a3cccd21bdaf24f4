package dev.rollcall.command.user;

import static dev.rollcall.web.Refusal.Reason.CONFLICT;

import dev.rollcall.command.platform.Refused;
import dev.rollcall.command.user.DeletionCommand.CompleteDeletion;
import dev.rollcall.command.user.DeletionCommand.CompleteErasure;
import dev.rollcall.command.user.DeletionCommand.DeleteUser;
import dev.rollcall.command.user.DeletionCommand.EndMemberships;
import dev.rollcall.command.user.DeletionCommand.EraseUser;
import dev.rollcall.command.user.DeletionCommand.LiftLegalHold;
import dev.rollcall.command.user.DeletionCommand.PlaceLegalHold;
import dev.rollcall.command.user.DeletionCommand.RestoreUser;
import dev.rollcall.command.user.DeletionCommand.ShowDeletion;
import dev.rollcall.command.user.UserCommand.ChangeLastSeen;
import dev.rollcall.events.user.ChannelLeaving;
import dev.rollcall.events.user.ErasureReason;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent.DeletionCompleted;
import dev.rollcall.events.user.UserEvent.EmailAdded;
import dev.rollcall.events.user.UserEvent.EmailRemoved;
import dev.rollcall.events.user.UserEvent.EmailVerified;
import dev.rollcall.events.user.UserEvent.ErasureCompleted;
import dev.rollcall.events.user.UserEvent.LegalHoldLifted;
import dev.rollcall.events.user.UserEvent.LegalHoldPlaced;
import dev.rollcall.events.user.UserEvent.NetworkJoinRequested;
import dev.rollcall.events.user.UserEvent.NetworkJoinWithdrawn;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserAssignedToTeam;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import dev.rollcall.events.user.UserEvent.UserErased;
import dev.rollcall.events.user.UserEvent.UserJoinedChannel;
import dev.rollcall.events.user.UserEvent.UserJoinedNetwork;
import dev.rollcall.events.user.UserEvent.UserLeftChannel;
import dev.rollcall.events.user.UserEvent.UserLeftNetwork;
import dev.rollcall.events.user.UserEvent.UserRestored;
import dev.rollcall.events.user.UserEvent.UserUnassignedFromTeam;
import dev.rollcall.web.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The end of a user")
class UserDeletionTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID TRADING = new UUID(2, 1);
    private static final UUID EAST = new UUID(3, 1);
    private static final UUID ADA = new UUID(4, 1);
    private static final UUID BEN = new UUID(4, 2);
    private static final UUID TALK = new UUID(7, 1);
    private static final UUID EAST_TALK = new UUID(7, 2);
    private static final UUID RUNNERS = new UUID(8, 1);
    private static final UUID CHESS = new UUID(8, 2);
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(30));
    private static final UserDeleted DELETED = new UserDeleted(ACME, BEN, "MEMBER", true, ADA, END, 42);
    private static final DeletionCompleted COMPLETED = new DeletionCompleted(ACME, BEN);
    private static final UserErased ERASED = new UserErased(ACME, BEN, ErasureReason.REQUESTED, Set.of());

    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);

    private TestExecutor<User> ben(Role role, Object... events) {
        return fixture.given(new UserAdded(ACME, BEN, "Ben C", "ben@acme.example", role, TRADING))
                .andGiven(events);
    }

    private TestExecutor<User> benAnd(Object... events) {
        return ben(Role.MEMBER, events);
    }

    private TestExecutor<User> formerBenAnd(Object... events) {
        return benAnd(
                        new EmailAdded(ACME, BEN, "b@acme.example"),
                        new EmailVerified(ACME, BEN, "b@acme.example"),
                        new EmailAdded(ACME, BEN, "unproven@acme.example"),
                        new UserAssignedToTeam(ACME, BEN, EAST),
                        new UserJoinedChannel(ACME, BEN, TALK, null),
                        new UserJoinedChannel(ACME, BEN, EAST_TALK, EAST),
                        new UserJoinedNetwork(ACME, BEN, RUNNERS),
                        new NetworkJoinRequested(ACME, BEN, CHESS, null))
                .andGiven(events);
    }

    private static DeleteUser delete(String confirmation, UUID successor, boolean bySuperAdmin) {
        return new DeleteUser(
                ACME, BEN, EmailAddress.parse(confirmation).orElseThrow(), successor, bySuperAdmin, NOW, 42, List.of());
    }

    @Nested
    class Deleting {

        @Test
        @DisplayName("R50, R52 names who takes over, and until when they can be restored")
        void deletes() {
            benAnd().when(delete("BEN@acme.example", ADA, false)).expectEvents(DELETED);
        }

        @Test
        @DisplayName("R50 needs the primary address repeated")
        void confirmation() {
            benAnd().when(delete("b@acme.example", ADA, false))
                    .expectException(Refused.inField("/confirm", "user.confirmation-mismatch"));
        }

        @Test
        @DisplayName("R52 nobody takes over from themself")
        void successor() {
            benAnd().when(delete("ben@acme.example", BEN, false))
                    .expectException(Refused.inField("/transferTo", "user.successor-is-deleted"));
        }

        @Test
        @DisplayName("R3, R44 of a super admin is for a super admin")
        void ofSuperAdmin() {
            ben(Role.SUPER_ADMIN)
                    .when(delete("ben@acme.example", ADA, false))
                    .expectException(Refused.with(CONFLICT, "role.super-admin-only"));
            ben(Role.SUPER_ADMIN)
                    .when(delete("ben@acme.example", ADA, true))
                    .expectEvents(new UserDeleted(ACME, BEN, "SUPER_ADMIN", true, ADA, END, 42));
        }

        @Test
        @DisplayName("R51 ends teams, channels, networks, requests and addresses, each seen")
        void memberships() {
            formerBenAnd(DELETED)
                    .when(new EndMemberships(ACME, BEN))
                    .expectEvents(
                            new UserUnassignedFromTeam(ACME, BEN, EAST),
                            new UserLeftChannel(ACME, BEN, TALK, ChannelLeaving.DELETED),
                            new UserLeftChannel(ACME, BEN, EAST_TALK, ChannelLeaving.DELETED),
                            new UserLeftNetwork(ACME, BEN, RUNNERS),
                            new NetworkJoinWithdrawn(ACME, BEN, CHESS),
                            new EmailRemoved(ACME, BEN, "ben@acme.example"),
                            new EmailRemoved(ACME, BEN, "b@acme.example"),
                            new EmailRemoved(ACME, BEN, "unproven@acme.example"));
        }

        @Test
        @DisplayName("R51 is completed once")
        void completes() {
            benAnd(DELETED).when(new CompleteDeletion(ACME, BEN)).expectEvents(COMPLETED);
            benAnd(DELETED, COMPLETED).when(new CompleteDeletion(ACME, BEN)).expectNoEvents();
        }

        @Test
        @DisplayName("R51 who is deleted does nothing more, and is not deleted again")
        void over() {
            benAnd(DELETED, COMPLETED)
                    .when(delete("ben@acme.example", ADA, true))
                    .expectException(Refused.with(CONFLICT, "user.deleted"));
            benAnd(DELETED, COMPLETED)
                    .when(new ChangeLastSeen(ACME, BEN, true))
                    .expectException(Refused.with(CONFLICT, "user.deleted"));
        }
    }

    @Nested
    class Restoring {

        private static final Deletion.Former FORMER = new Deletion.Former(
                "MEMBER",
                true,
                TRADING,
                List.of("ben@acme.example", "b@acme.example"),
                Set.of(EAST),
                Set.of(TALK, EAST_TALK),
                Map.of(EAST_TALK, EAST),
                Set.of(RUNNERS));

        private static RestoreUser restore(List<String> addresses, Set<UUID> closed, Instant now) {
            return new RestoreUser(ACME, BEN, FORMER, "MEMBER", addresses, closed, false, now, List.of());
        }

        private static RestoreUser restore(String role, List<String> addresses, boolean bySuperAdmin) {
            return new RestoreUser(ACME, BEN, FORMER, role, addresses, Set.of(), bySuperAdmin, NOW, List.of());
        }

        private TestExecutor<User> deleted() {
            return formerBenAnd(
                    DELETED,
                    new UserUnassignedFromTeam(ACME, BEN, EAST),
                    new UserLeftChannel(ACME, BEN, TALK, ChannelLeaving.DELETED),
                    new UserLeftChannel(ACME, BEN, EAST_TALK, ChannelLeaving.DELETED),
                    new UserLeftNetwork(ACME, BEN, RUNNERS),
                    new EmailRemoved(ACME, BEN, "ben@acme.example"),
                    new EmailRemoved(ACME, BEN, "b@acme.example"),
                    COMPLETED);
        }

        @Test
        @DisplayName("R53 finds what the user was when they were deleted")
        void former() {
            deleted().when(new ShowDeletion(ACME, BEN)).expectResultMessagePayload(FORMER);
        }

        @Test
        @DisplayName("R53 brings back all that is free and open")
        void all() {
            deleted()
                    .when(restore(FORMER.addresses(), Set.of(), END.minusMillis(1)))
                    .expectEvents(
                            new UserRestored(ACME, BEN, "MEMBER", true, TRADING, FORMER.addresses()),
                            new UserAssignedToTeam(ACME, BEN, EAST),
                            new UserJoinedChannel(ACME, BEN, TALK, null),
                            new UserJoinedChannel(ACME, BEN, EAST_TALK, EAST),
                            new UserJoinedNetwork(ACME, BEN, RUNNERS));
        }

        @Test
        @DisplayName("R53 leaves out what is archived, and a team's channels with the team")
        void some() {
            deleted()
                    .when(restore(List.of("b@acme.example"), Set.of(EAST, TRADING, RUNNERS), NOW))
                    .expectEvents(
                            new UserRestored(ACME, BEN, "MEMBER", true, ACME, List.of("b@acme.example")),
                            new UserJoinedChannel(ACME, BEN, TALK, null));
        }

        @Test
        @DisplayName("R22, R53 needs an address that nobody has taken")
        void noAddress() {
            deleted()
                    .when(restore(List.of(), Set.of(), NOW))
                    .expectException(Refused.with(CONFLICT, "user.no-address-free"));
        }

        @Test
        @DisplayName("R3, R53 of a super admin is for a super admin")
        void ofSuperAdmin() {
            UserDeleted deleted = new UserDeleted(ACME, BEN, "SUPER_ADMIN", true, ADA, END, 42);
            List<String> addresses = List.of("ben@acme.example");
            ben(Role.SUPER_ADMIN, deleted, COMPLETED)
                    .when(restore("SUPER_ADMIN", addresses, false))
                    .expectException(Refused.with(CONFLICT, "role.super-admin-only"));
            ben(Role.SUPER_ADMIN, deleted, COMPLETED)
                    .when(restore("SUPER_ADMIN", addresses, true))
                    .expectEvents(new UserRestored(ACME, BEN, "SUPER_ADMIN", true, TRADING, addresses));
        }

        @Test
        @DisplayName("R53 is possible for 30 days")
        void tooLate() {
            deleted()
                    .when(restore(FORMER.addresses(), Set.of(), END))
                    .expectException(Refused.with(CONFLICT, "user.restore-too-late"));
        }

        @Test
        @DisplayName("R51 waits for the deletion")
        void running() {
            formerBenAnd(DELETED)
                    .when(restore(FORMER.addresses(), Set.of(), NOW))
                    .expectException(Refused.with(CONFLICT, "user.deletion-running"));
        }

        @Test
        @DisplayName("R53 is for who is deleted")
        void notDeleted() {
            benAnd().when(restore(FORMER.addresses(), Set.of(), NOW))
                    .expectException(Refused.with(CONFLICT, "user.not-deleted"));
        }
    }

    @Nested
    class Erasing {

        private static final LegalHoldPlaced HOLD = new LegalHoldPlaced(ACME, BEN, "Case 4711");

        private static EraseUser erase(ErasureReason reason, Instant now) {
            return new EraseUser(ACME, BEN, reason, Set.of(), now, List.of());
        }

        @Test
        @DisplayName("R53 happens at once when asked for, and by itself when the time is over")
        void erases() {
            benAnd(DELETED, COMPLETED).when(erase(ErasureReason.REQUESTED, NOW)).expectEvents(ERASED);
            benAnd(DELETED, COMPLETED)
                    .when(erase(ErasureReason.DUE, END.minusMillis(1)))
                    .expectNoEvents();
            benAnd(DELETED, COMPLETED)
                    .when(erase(ErasureReason.DUE, END))
                    .expectEvents(new UserErased(ACME, BEN, ErasureReason.DUE, Set.of()));
        }

        @Test
        @DisplayName("R53 is for who is deleted")
        void notDeleted() {
            benAnd().when(erase(ErasureReason.REQUESTED, NOW))
                    .expectException(Refused.with(CONFLICT, "user.not-deleted"));
        }

        @Test
        @DisplayName("R53 is blocked by a legal hold until that is lifted")
        void legalHold() {
            benAnd().when(new PlaceLegalHold(ACME, BEN, "Case 4711")).expectEvents(HOLD);
            benAnd(HOLD).when(new PlaceLegalHold(ACME, BEN, "Case 4711")).expectNoEvents();
            benAnd(HOLD, DELETED, COMPLETED)
                    .when(erase(ErasureReason.DUE, END))
                    .expectException(Refused.with(CONFLICT, "user.legal-hold"));
            benAnd(HOLD, DELETED, COMPLETED)
                    .when(new LiftLegalHold(ACME, BEN))
                    .expectEvents(new LegalHoldLifted(ACME, BEN));
            benAnd(HOLD, DELETED, COMPLETED, new LegalHoldLifted(ACME, BEN))
                    .when(erase(ErasureReason.DUE, END))
                    .expectEvents(new UserErased(ACME, BEN, ErasureReason.DUE, Set.of()));
        }

        @Test
        @DisplayName("R53 happens once, and nothing comes after it")
        void once() {
            Stream.of(
                            erase(ErasureReason.REQUESTED, NOW),
                            new ShowDeletion(ACME, BEN),
                            new PlaceLegalHold(ACME, BEN, "Too late"))
                    .forEach(command -> benAnd(DELETED, COMPLETED, ERASED)
                            .when(command)
                            .expectException(Refused.with(CONFLICT, "user.erased")));
        }

        @Test
        @DisplayName("R53 has one receipt")
        void receipt() {
            ErasureCompleted receipt = new ErasureCompleted(ACME, BEN, 41, 57, List.of("key"));
            CompleteErasure complete = new CompleteErasure(ACME, BEN, 41, 57, List.of("key"));
            benAnd(DELETED, COMPLETED, ERASED).when(complete).expectEvents(receipt);
            benAnd(DELETED, COMPLETED, ERASED, receipt).when(complete).expectNoEvents();
        }
    }
}
