package dev.rollcall.query.organization;

import dev.rollcall.query.platform.Cursor;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A department or team.
 *
 * @param kind {@link TeamsProjection#DEPARTMENT} or {@link TeamsProjection#TEAM}
 * @param version sequence of the last event about it in its organization's stream
 */
record Unit(UUID id, String kind, UUID organizationId, long version, String name, String nameKey, boolean archived) {

    static Unit created(UUID id, String kind, UUID organizationId, long version, String name) {
        return new Unit(id, kind, organizationId, version, name, key(name), false);
    }

    Unit renamed(long version, String name) {
        return new Unit(id, kind, organizationId, version, name, key(name), archived);
    }

    Unit archived(long version) {
        return new Unit(id, kind, organizationId, version, name, nameKey, true);
    }

    String cursor() {
        return Cursor.of(List.of(nameKey, id.toString()));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
