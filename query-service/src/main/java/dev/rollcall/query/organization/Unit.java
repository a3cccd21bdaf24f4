package dev.rollcall.query.organization;

import dev.rollcall.events.organization.ChannelKind;
import dev.rollcall.events.organization.Joining;
import dev.rollcall.query.platform.Cursor;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A department, team, channel or network.
 *
 * @param kind {@link TeamsProjection#DEPARTMENT} or another of those
 * @param version sequence of the last event about it in its organization's stream
 * @param channelKind of a channel
 * @param teamId of a channel that is for one team
 * @param ownerId of a channel, unless the operator opened it
 * @param joining of a network
 */
@RecordBuilder
record Unit(
        UUID id,
        String kind,
        UUID organizationId,
        long version,
        String name,
        String nameKey,
        boolean archived,
        @Nullable ChannelKind channelKind,
        @Nullable UUID teamId,
        @Nullable UUID ownerId,
        @Nullable Joining joining)
        implements UnitBuilder.With {

    static Unit created(UUID id, String kind, UUID organizationId, long version, String name) {
        return new Unit(id, kind, organizationId, version, name, key(name), false, null, null, null, null);
    }

    Unit renamed(long version, String name) {
        return with().version(version).name(name).nameKey(key(name)).build();
    }

    Unit archived(long version) {
        return with().version(version).archived(true).build();
    }

    Unit joined(long version, Joining way) {
        return with().version(version).joining(way).build();
    }

    String cursor() {
        return Cursor.of(List.of(nameKey, id.toString()));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
