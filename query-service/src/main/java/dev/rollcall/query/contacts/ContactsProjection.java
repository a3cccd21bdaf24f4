package dev.rollcall.query.contacts;

import dev.rollcall.events.contacts.ContactEvent;
import dev.rollcall.events.contacts.ContactEvent.ContactDeleted;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteAccepted;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteCancelled;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteReachedUser;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteRejected;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteResent;
import dev.rollcall.events.contacts.ContactEvent.ContactInviteSent;
import dev.rollcall.events.contacts.ContactEvent.Invited;
import dev.rollcall.events.contacts.ContactsEvent.InteractionsRecorded;
import dev.rollcall.events.organization.OrganizationEvent.ExternalChatPolicyChanged;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.organization.OrganizationEvent.PlanChanged;
import dev.rollcall.events.organization.Plan;
import dev.rollcall.events.user.UserEvent.EmailRemoved;
import dev.rollcall.events.user.UserEvent.EmailVerified;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserActivated;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserDeactivated;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import dev.rollcall.events.user.UserEvent.UserErased;
import dev.rollcall.events.user.UserEvent.UserRestored;
import dev.rollcall.query.contacts.ContactRanks.Pair;
import dev.rollcall.query.contacts.TieRow.State;
import dev.rollcall.query.platform.Aftermath;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import dev.rollcall.web.EmailAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is whose contact, who is invited to be, and on which days people wrote to or called whom (R80–R87). */
@Component
@ProcessingGroup(ContactsProjection.NAME)
class ContactsProjection extends Projection {

    static final String NAME = "contacts";

    private static final String ERASED = "[erased]";

    /** Under which others have invited them, who still wait for an answer. */
    private static final List<String> FORGET_NAMES = List.of(
            "delete from contacts_invite_v2 where other_id = any (?::uuid[])",
            "update contacts_tie_v2 set email = null where contact_id = any (?::uuid[])",
            "delete from contacts_ranked_v2 where contact_id = any (?::uuid[])");

    private static final Table<UseRow.Key, UseRow> USES = Table.merging(
            "contacts_use_v2",
            UseRow.class,
            List.of("user_id", "contact_id", "day"),
            UseRow::key,
            UseRow::orLater,
            "last_at = greatest(contacts_use_v2.last_at, excluded.last_at)");

    private static final Table<TieRow.Key, TieRow> TIES = Table.merging(
            "contacts_tie_v2",
            TieRow.class,
            List.of("user_id", "invite_id", "state"),
            TieRow::key,
            TieRow::then,
            "contact_id = excluded.contact_id, email = excluded.email, until = excluded.until");

    private static final Table<UUID, PersonRow> PEOPLE = Table.of("contacts_person_v2", PersonRow.class, PersonRow::id);

    private static final Table<UUID, OrganizationRow> ORGANIZATIONS =
            Table.of("contacts_organization_v2", OrganizationRow.class, OrganizationRow::id);

    private static final Table<UUID, InviteRow> INVITES =
            Table.of("contacts_invite_v2", InviteRow.class, InviteRow::id);

    private static final Table<String, AddressRow> ADDRESSES = Table.merging(
            "contacts_address_v2",
            AddressRow.class,
            List.of("email_key"),
            AddressRow::emailKey,
            (earlier, later) -> later,
            "user_id = excluded.user_id");

    private static final Table<RankRow.Key, RankRow> RANKS = Table.merging(
            "contacts_ranked_v2",
            RankRow.class,
            List.of("user_id", "contact_id"),
            RankRow::key,
            (earlier, later) -> later,
            "");

    private static final Table<Integer, DayRow> DAY =
            Table.merging("contacts_day_v2", DayRow.class, List.of("id"), DayRow::id, (earlier, later) -> later, "");

    private final Aftermath<Pair> ranks;

    ContactsProjection(JdbcClient db, ContactRanks ranks) {
        super(NAME, db, USES, TIES, PEOPLE, ORGANIZATIONS, INVITES, ADDRESSES, RANKS, DAY);
        this.ranks = new Aftermath<>(ranks::rank);
    }

    @RecordBuilder
    record OrganizationRow(UUID id, Plan plan, boolean externalChat)
            implements ContactsProjectionOrganizationRowBuilder.With {}

    /** Whose verified address it is; null for nobody's any more. */
    record AddressRow(String emailKey, @Nullable UUID userId) {}

    record DayRow(int id, LocalDate day) {}

    @EventHandler
    void on(OrganizationRegistered event) {
        rows(ORGANIZATIONS).put(new OrganizationRow(event.organizationId(), event.plan(), false));
    }

    @EventHandler
    void on(PlanChanged event) {
        rows(ORGANIZATIONS).change(event.organizationId(), row -> row.withPlan(event.plan()));
    }

    @EventHandler
    void on(ExternalChatPolicyChanged event) {
        rows(ORGANIZATIONS).change(event.organizationId(), row -> row.withExternalChat(event.allowed()));
    }

    @EventHandler
    void on(InteractionsRecorded event) {
        event.items().forEach(item -> {
            rows(USES).put(UseRow.of(event.userId(), item));
            touch(ranks, new Pair(event.userId(), item.with()));
        });
    }

    @EventHandler
    void on(ContactInviteSent event, @Timestamp Instant at) {
        rows(INVITES).put(InviteRow.of(event, at));
        Invited invited = event.invited();
        tie(event.userId(), event, State.INVITED, invited.userId(), invited.email(), at, null);
    }

    @EventHandler
    void on(ContactInviteResent event) {
        rows(INVITES).change(event.inviteId(), invite -> invite.withRenewals(invite.renewals() + 1));
    }

    @EventHandler
    void on(ContactInviteReachedUser event, @Timestamp Instant at) {
        rows(INVITES)
                .change(
                        event.inviteId(),
                        invite -> invite.with()
                                .otherId(event.otherId())
                                .otherOrganizationId(event.otherOrganizationId())
                                .email(null)
                                .emailKey(null)
                                .build());
        tie(event.userId(), event, State.INVITED, event.otherId(), null, at, null);
        touch(ranks, new Pair(event.userId(), event.invited().userId()));
    }

    @EventHandler
    void on(ContactInviteAccepted event, @Timestamp Instant at) {
        rows(INVITES).remove(event.inviteId());
        tie(event.userId(), event, State.INVITED, event.otherId(), null, at, at);
        tie(event.userId(), event, State.CONTACT, event.otherId(), null, at, null);
        tie(event.otherId(), event, State.CONTACT, event.userId(), null, at, null);
    }

    @EventHandler
    void on(ContactInviteRejected event, @Timestamp Instant at) {
        invited(event, event.invited(), at);
    }

    @EventHandler
    void on(ContactInviteCancelled event, @Timestamp Instant at) {
        invited(event, event.invited(), at);
    }

    private void invited(ContactEvent event, Invited invited, Instant until) {
        rows(INVITES).remove(event.inviteId());
        tie(event.userId(), event, State.INVITED, invited.userId(), null, until, until);
    }

    @EventHandler
    void on(ContactDeleted event, @Timestamp Instant at) {
        tie(event.userId(), event, State.CONTACT, event.otherId(), null, at, at);
        tie(event.otherId(), event, State.CONTACT, event.userId(), null, at, at);
    }

    /** @param since counts only where it begins with this event */
    private void tie(
            UUID user,
            ContactEvent event,
            State state,
            UUID contact,
            @Nullable String email,
            Instant since,
            @Nullable Instant until) {
        rows(TIES).put(new TieRow(user, event.inviteId(), state, contact, email, since, until));
        touch(ranks, new Pair(user, contact));
    }

    @EventHandler
    void on(UserAdded event, @Timestamp Instant at) {
        rows(PEOPLE).put(PersonRow.joined(event.userId(), event.organizationId(), event.fullName(), at));
        owned(event.primaryEmail(), event.userId());
    }

    @EventHandler
    void on(EmailVerified event) {
        owned(event.address(), event.userId());
    }

    @EventHandler
    void on(EmailRemoved event) {
        owned(event.address(), null);
    }

    private static void owned(String address, @Nullable UUID user) {
        rows(ADDRESSES).put(new AddressRow(EmailAddress.keyOf(address), user));
    }

    @EventHandler
    void on(ProfileChanged event) {
        if (PersonRow.isAboutNames(event.values(), event.cleared())) {
            rows(PEOPLE).change(event.userId(), person -> person.changed(event.values(), event.cleared()));
            renamed(event.userId());
        }
    }

    /** In the lists of all who have to do with them. */
    private static void renamed(UUID user) {
        sweep(database -> database.sql("""
                        update contacts_ranked_v2 r set name_key = p.name_key
                        from contacts_person_v2 p
                        where p.id = r.contact_id and r.contact_id = ?
                          and not exists (select from contacts_tie_v2 t
                                          where t.user_id = r.user_id and t.contact_id = r.contact_id
                                            and t.until is null and t.email is not null)""").param(user).update());
    }

    @EventHandler
    void on(UserDeactivated event) {
        rows(PEOPLE).change(event.userId(), person -> person.withActive(false));
    }

    @EventHandler
    void on(UserActivated event) {
        rows(PEOPLE).change(event.userId(), person -> person.withActive(true));
    }

    @EventHandler
    void on(UserDeleted event, @Timestamp Instant at) {
        rows(PEOPLE)
                .change(
                        event.userId(),
                        person -> person.with().active(false).leftAt(at).build());
    }

    @EventHandler
    void on(UserRestored event) {
        rows(PEOPLE)
                .change(
                        event.userId(),
                        person -> person.with()
                                .active(event.active())
                                .leftAt(null)
                                .build());
        event.addresses().forEach(address -> owned(address, event.userId()));
    }

    /** R53: they keep a row, by which lists of days before know that they were nobody's business any more. */
    @EventHandler
    void on(UserErased event) {
        rows(PEOPLE).change(event.userId(), person -> person.named(ERASED, null));
        renamed(event.userId());
        sweep(database -> {
            database.sql("delete from contacts_address_v2 where user_id = ?")
                    .param(event.userId())
                    .update();
            database.sql("delete from contacts_address_v2 where user_id is null")
                    .update();
            String[] names = event.formerNames().stream().map(UUID::toString).toArray(String[]::new);
            for (String forget : FORGET_NAMES) {
                database.sql(forget).param(names).update();
            }
        });
    }
}
