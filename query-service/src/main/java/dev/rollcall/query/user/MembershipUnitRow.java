package dev.rollcall.query.user;

import dev.rollcall.events.organization.ChannelKind;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A channel or network, as far as lists of memberships show it. */
@RecordBuilder
record MembershipUnitRow(
        UUID id,
        UUID organizationId,
        Kind kind,
        String name,
        String nameKey,
        boolean archived,
        @Nullable ChannelKind channelKind,
        @Nullable UUID teamId)
        implements MembershipUnitRowBuilder.With {

    /** What one can be in. */
    enum Kind {
        CHANNEL,
        NETWORK
    }

    static MembershipUnitRow channel(UUID id, UUID organizationId, String name, ChannelKind kind, @Nullable UUID team) {
        return new MembershipUnitRow(id, organizationId, Kind.CHANNEL, name, DirectoryRow.key(name), false, kind, team);
    }

    static MembershipUnitRow network(UUID id, UUID organizationId, String name) {
        return new MembershipUnitRow(id, organizationId, Kind.NETWORK, name, DirectoryRow.key(name), false, null, null);
    }

    MembershipUnitRow named(String other) {
        return with().name(other).nameKey(DirectoryRow.key(other)).build();
    }
}
