package dev.rollcall.query.user;

import dev.rollcall.events.user.Role;
import dev.rollcall.query.platform.Page.Items;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.query.user.UserProfileProjection.Email;
import dev.rollcall.query.user.UserProfileProjection.Named;
import dev.rollcall.query.user.UserProfileProjection.Profile;
import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads one user. */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/users/{userId}")
@Shows(UserProfileProjection.NAME)
class UserProfileController {

    private final UserProfileProjection profiles;

    UserProfileController(UserProfileProjection profiles) {
        this.profiles = profiles;
    }

    /** @param source which system the value comes from */
    record Field(String value, String source) {}

    record Answer(
            UUID id,
            UserStatus status,
            UserType type,
            Role role,
            String fullName,
            String primaryEmail,
            Named department,
            List<Named> teams,
            Map<String, Field> fields) {

        static Answer of(Profile profile) {
            Map<String, Field> fields = new TreeMap<>();
            profile.fields().forEach((key, value) -> fields.put(key, new Field(value, "ROLLCALL")));
            return new Answer(
                    profile.id(),
                    profile.status(),
                    profile.type(),
                    profile.role(),
                    profile.fullName(),
                    profile.primaryEmail(),
                    profile.department(),
                    profile.teams(),
                    fields);
        }
    }

    @GetMapping
    ResponseEntity<Answer> one(@PathVariable UUID organizationId, @PathVariable UUID userId) {
        Profile profile = find(organizationId, userId);
        return ResponseEntity.ok().eTag(Long.toString(profile.version())).body(Answer.of(profile));
    }

    @GetMapping("/teams")
    Items<Named> teams(@PathVariable UUID organizationId, @PathVariable UUID userId) {
        return new Items<>(find(organizationId, userId).teams());
    }

    @GetMapping("/emails")
    Items<Email> emails(@PathVariable UUID organizationId, @PathVariable UUID userId) {
        return new Items<>(find(organizationId, userId).emails());
    }

    private Profile find(UUID organizationId, UUID userId) {
        return profiles.find(organizationId, userId)
                .orElseThrow(() -> Refusal.notFound("user.not-found", "There is no such user here."));
    }
}
