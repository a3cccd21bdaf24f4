package dev.rollcall.query.user;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The teams of a user, in the order of joining. */
final class Teams {

    private Teams() {}

    static List<UUID> with(List<UUID> teams, UUID team) {
        return Stream.concat(without(teams, team).stream(), Stream.of(team)).toList();
    }

    static List<UUID> without(List<UUID> teams, UUID team) {
        return teams.stream().filter(each -> !each.equals(team)).toList();
    }
}
