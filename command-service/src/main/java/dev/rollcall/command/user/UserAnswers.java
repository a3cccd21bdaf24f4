package dev.rollcall.command.user;

import dev.rollcall.command.user.UserCommand.AddUser;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.user.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the changes of users answer; a user is shown here as query-service shows it. */
@Component
class UserAnswers {

    private final Claims claims;

    UserAnswers(Claims claims) {
        this.claims = claims;
    }

    record User(
            UUID id,
            String status,
            String type,
            Role role,
            String fullName,
            String primaryEmail,
            Named department,
            List<Named> teams,
            Map<String, Field> fields,
            String licence) {}

    record Named(UUID id, String name) {}

    record Field(String value, String source) {}

    User added(AddUser command) {
        Map<String, String> teamNames = claims.labels(
                "team", command.teamIds().stream().map(UUID::toString).toList());
        String department = command.departmentId().toString();
        Map<String, Field> fields = new TreeMap<>();
        command.profile().forEach((field, value) -> fields.put(field.key(), new Field(value, "ROLLCALL")));
        command.custom().values().forEach((field, value) -> fields.put(field, new Field(value, "ROLLCALL")));
        Field fullName = Objects.requireNonNull(fields.remove(ProfileField.FULL_NAME.key()));
        return new User(
                command.userId(),
                "ACTIVE",
                "INTERNAL",
                command.role(),
                fullName.value(),
                command.email().address(),
                new Named(
                        command.departmentId(),
                        claims.labels("department", List.of(department)).getOrDefault(department, "")),
                command.teamIds().stream()
                        .map(team -> new Named(team, teamNames.getOrDefault(team.toString(), "")))
                        .toList(),
                fields,
                "FREE");
    }
}
