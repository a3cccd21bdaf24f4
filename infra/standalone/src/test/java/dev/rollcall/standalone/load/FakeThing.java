package dev.rollcall.standalone.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An organization, a department, a team or a user; {@code in} is its organization. */
final class FakeThing {

    final String kind;
    final String in;
    final String name;
    String id = "";
    String email = "";
    boolean archived;
    String superAdminId = "";
    String departmentId = "";
    final List<String> teamIds = new ArrayList<>();
    final Map<String, String> fields = new LinkedHashMap<>();

    FakeThing(String kind, String in, String name) {
        this.kind = kind;
        this.in = in;
        this.name = name;
    }

    Map<String, Object> listed() {
        return switch (kind) {
            case "organizations" -> Map.of("id", id, "name", name, "superAdminId", superAdminId);
            case "users" ->
                Map.of(
                        "id",
                        id,
                        "fullName",
                        name,
                        "primaryEmail",
                        email,
                        "departmentId",
                        departmentId,
                        "teamIds",
                        teamIds);
            default -> Map.of("id", id, "name", name, "archived", archived);
        };
    }

    Map<String, Object> single() {
        var single = new LinkedHashMap<>(listed());
        single.put("fields", fields);
        return single;
    }
}
