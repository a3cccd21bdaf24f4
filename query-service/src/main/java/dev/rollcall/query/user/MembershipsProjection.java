package dev.rollcall.query.user;

import dev.rollcall.events.external.ExternalUserEvent;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserJoined;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserJoinedChannel;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserLeftChannel;
import dev.rollcall.events.external.ExternalUserEvent.ExternalUserRemoved;
import dev.rollcall.events.organization.ChannelKind;
import dev.rollcall.events.organization.OrganizationEvent.ChannelArchived;
import dev.rollcall.events.organization.OrganizationEvent.ChannelCreated;
import dev.rollcall.events.organization.OrganizationEvent.ChannelRenamed;
import dev.rollcall.events.organization.OrganizationEvent.NetworkArchived;
import dev.rollcall.events.organization.OrganizationEvent.NetworkCreated;
import dev.rollcall.events.organization.OrganizationEvent.NetworkRenamed;
import dev.rollcall.events.user.UserEvent.NetworkJoinRejected;
import dev.rollcall.events.user.UserEvent.NetworkJoinRequested;
import dev.rollcall.events.user.UserEvent.NetworkJoinWithdrawn;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.UserErased;
import dev.rollcall.events.user.UserEvent.UserJoinedChannel;
import dev.rollcall.events.user.UserEvent.UserJoinedNetwork;
import dev.rollcall.events.user.UserEvent.UserLeftChannel;
import dev.rollcall.events.user.UserEvent.UserLeftNetwork;
import dev.rollcall.query.platform.Cursor;
import dev.rollcall.query.platform.Projection;
import dev.rollcall.query.platform.Table;
import dev.rollcall.query.user.MembershipRow.State;
import dev.rollcall.query.user.MembershipUnitRow.Kind;
import dev.rollcall.web.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is in which channels and networks, and who asks to be (R15). */
@Component
@ProcessingGroup(MembershipsProjection.NAME)
class MembershipsProjection extends Projection {

    static final String NAME = "memberships";

    private static final String TIME_FORM = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3,6})?Z";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final Table<UUID, MembershipRow> MEMBERSHIPS =
            Table.withPast("memberships_v1", MembershipRow.class, MembershipRow::id);
    private static final Table<UUID, MembershipUnitRow> UNITS =
            Table.withPast("memberships_unit_v1", MembershipUnitRow.class, MembershipUnitRow::id);
    private static final Table<UUID, Person> USERS = Table.withPast("memberships_user_v1", Person.class, Person::id);

    MembershipsProjection(JdbcClient db) {
        super(NAME, db, MEMBERSHIPS, UNITS, USERS);
    }

    record Person(UUID id, UUID organizationId, String fullName) {}

    /** A channel or network in a list of those that a user is in. */
    record Joined(
            UUID id,
            String name,
            String nameKey,
            boolean archived,
            @Nullable ChannelKind channelKind,
            @Nullable UUID teamId,
            State state,
            Instant at,
            @Nullable String message,
            @Nullable String reason) {

        String cursor() {
            return Cursor.of(List.of(nameKey, id.toString()));
        }
    }

    /** Somebody who asks to join a network. */
    record Request(
            UUID id,
            UUID userId,
            String fullName,
            Instant at,
            @Nullable String message) {

        String cursor() {
            return Cursor.of(List.of(at.toString(), id.toString()));
        }
    }

    @EventHandler
    void on(UserAdded event) {
        rows(USERS).put(new Person(event.userId(), event.organizationId(), event.fullName()));
    }

    @EventHandler
    void on(ProfileChanged event) {
        String fullName = event.values().get("fullName");
        if (fullName != null) {
            rows(USERS).put(new Person(event.userId(), event.organizationId(), fullName));
        }
    }

    /** In the lists of the host by the membership's id, so that home's are not among them. */
    @EventHandler
    void on(ExternalUserJoined event) {
        rows(USERS).put(new Person(event.membershipId(), event.organizationId(), event.fullName()));
    }

    @EventHandler
    void on(ExternalUserRemoved event) {
        rows(USERS).remove(event.membershipId());
        // Nothing says later whose it was, should they be erased (R53).
        sweep(USERS, "update %s set full_name = '[erased]' where id = ?", event.membershipId());
    }

    @EventHandler
    void on(ExternalUserJoinedChannel event, @Timestamp Instant at) {
        rows(MEMBERSHIPS).put(MembershipRow.of(event.membershipId(), event.channelId(), at));
    }

    @EventHandler
    void on(ExternalUserLeftChannel event) {
        rows(MEMBERSHIPS).remove(MembershipRow.id(event.membershipId(), event.channelId()));
    }

    @EventHandler
    void on(ChannelCreated event) {
        rows(UNITS)
                .put(MembershipUnitRow.channel(
                        event.channelId(), event.organizationId(), event.name(), event.kind(), event.teamId()));
    }

    @EventHandler
    void on(ChannelRenamed event) {
        rows(UNITS).change(event.channelId(), unit -> unit.named(event.name()));
    }

    @EventHandler
    void on(ChannelArchived event) {
        rows(UNITS).change(event.channelId(), unit -> unit.withArchived(true));
    }

    @EventHandler
    void on(NetworkCreated event) {
        rows(UNITS).put(MembershipUnitRow.network(event.networkId(), event.organizationId(), event.name()));
    }

    @EventHandler
    void on(NetworkRenamed event) {
        rows(UNITS).change(event.networkId(), unit -> unit.named(event.name()));
    }

    @EventHandler
    void on(NetworkArchived event) {
        rows(UNITS).change(event.networkId(), unit -> unit.withArchived(true));
    }

    @EventHandler
    void on(UserJoinedChannel event, @Timestamp Instant at) {
        rows(MEMBERSHIPS).put(MembershipRow.of(event, event.channelId(), State.MEMBER, at));
    }

    @EventHandler
    void on(UserLeftChannel event) {
        rows(MEMBERSHIPS).remove(MembershipRow.id(event.userId(), event.channelId()));
    }

    @EventHandler
    void on(UserJoinedNetwork event, @Timestamp Instant at) {
        rows(MEMBERSHIPS).put(MembershipRow.of(event, event.networkId(), State.MEMBER, at));
    }

    @EventHandler
    void on(UserLeftNetwork event) {
        rows(MEMBERSHIPS).remove(MembershipRow.id(event.userId(), event.networkId()));
    }

    @EventHandler
    void on(NetworkJoinRequested event, @Timestamp Instant at) {
        rows(MEMBERSHIPS).put(MembershipRow.requested(event, event.networkId(), at, event.message()));
    }

    @EventHandler
    void on(NetworkJoinRejected event, @Timestamp Instant at) {
        rows(MEMBERSHIPS).put(MembershipRow.rejected(event, event.networkId(), at, event.reason()));
    }

    @EventHandler
    void on(NetworkJoinWithdrawn event) {
        rows(MEMBERSHIPS).remove(MembershipRow.id(event.userId(), event.networkId()));
    }

    /** R53 */
    @EventHandler
    void on(UserErased event) {
        rows(USERS).put(new Person(event.userId(), event.organizationId(), "[erased]"));
        sweep(MEMBERSHIPS, "delete from %s where user_id = ?", event.userId());
        sweep(USERS, "update %s set full_name = '[erased]' where id = ?", event.userId());
    }

    /**
     * By name; one more than the limit, where there is more.
     *
     * @throws Refusal for a user whom this organization does not have
     */
    List<Joined> of(UUID organizationId, UUID userId, Kind kind, @Nullable String cursor, int limit) {
        List<String> after = cursor == null ? List.of("", BEFORE_ALL.toString()) : Cursor.read(cursor, 2);
        UUID member = member(organizationId, userId);
        return db.sql("""
                        select u.id, u.name, u.name_key, u.archived, u.channel_kind, u.team_id, m.state, m.at, m.message,
                               m.reason
                        from memberships_v1 m join memberships_unit_v1 u on u.id = m.unit_id
                        where m.user_id = ? and u.kind = ? and (u.name_key, u.id) > (?, ?)
                        order by u.name_key, u.id
                        limit ?""")
                .params(member, kind.name(), after.get(0), Cursor.id(after.get(1)), limit + 1)
                .query(Joined.class)
                .list();
    }

    /**
     * Who has waited longest first; one more than the limit, where there is more.
     *
     * @throws Refusal for a network that this organization does not have
     */
    List<Request> requests(UUID organizationId, UUID networkId, @Nullable String cursor, int limit) {
        List<String> after =
                cursor == null ? List.of(Instant.EPOCH.toString(), BEFORE_ALL.toString()) : Cursor.read(cursor, 2);
        OffsetDateTime at = time(after.get(0));
        UUID id = Cursor.id(after.get(1));
        requireNetwork(networkId, organizationId);
        return db.sql("""
                        select m.id, m.user_id, p.full_name, m.at, m.message
                        from memberships_v1 m join memberships_user_v1 p on p.id = m.user_id
                        where m.unit_id = ? and m.state = 'REQUESTED' and (m.at, m.id) > (?, ?)
                        order by m.at, m.id
                        limit ?""")
                .params(networkId, at, id, limit + 1)
                .query(Request.class)
                .list();
    }

    private static OffsetDateTime time(String text) {
        if (!text.matches(TIME_FORM)) {
            throw Cursor.invalid();
        }
        try {
            return Instant.parse(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Cursor.invalid();
        }
    }

    /** The user at home, or the membership of an external one. */
    private UUID member(UUID organizationId, UUID userId) {
        return db.sql("select id from memberships_user_v1 where organization_id = ? and id in (?, ?)")
                .params(organizationId, userId, ExternalUserEvent.membershipId(organizationId, userId))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("user.not-found", "There is no such user here."));
    }

    private void requireNetwork(UUID networkId, UUID organizationId) {
        boolean known = db.sql("select exists (select from memberships_unit_v1 where id = ? and organization_id = ?)")
                .params(networkId, organizationId)
                .query(Boolean.class)
                .single();
        if (!known) {
            throw Refusal.notFound("network.not-found", "There is no such network here.");
        }
    }
}
