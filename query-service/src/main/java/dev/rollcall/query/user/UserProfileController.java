package dev.rollcall.query.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.events.user.Role;
import dev.rollcall.query.platform.Page.Items;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.query.platform.TimeTravel;
import dev.rollcall.query.user.UserProfileProjection.Email;
import dev.rollcall.query.user.UserProfileProjection.Named;
import dev.rollcall.query.user.UserProfileProjection.Profile;
import dev.rollcall.web.EmailAddress;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

    /**
     * For which departments a technician works (R16).
     *
     * @param departmentIds left out where all are meant
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DepartmentPermissions(boolean all, @Nullable List<UUID> departmentIds) {

        /** Null for who is no technician. */
        static @Nullable DepartmentPermissions of(Profile profile) {
            if (!profile.role().equals(Role.TECHNICIAN.name())) {
                return null;
            }
            return new DepartmentPermissions(
                    profile.allDepartments(), profile.allDepartments() ? null : profile.permittedDepartmentIds());
        }
    }

    /**
     * How the invitation of somebody who has not joined yet stands (R11).
     *
     * @param expiresAt absent where it is over
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Invitation(@Nullable Instant expiresAt, int renewals) {

        /** Null for who has joined. */
        static @Nullable Invitation of(Profile profile) {
            return profile.status() == UserStatus.INVITED
                    ? new Invitation(profile.invitationExpiresAt(), profile.invitationRenewals())
                    : null;
        }
    }

    /** @param source which system says so, if it is another one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Department(UUID id, String name, @Nullable String source) {

        static Department of(Profile profile) {
            return new Department(
                    profile.department().id(),
                    profile.department().name(),
                    profile.sources().get(ProfileRow.DEPARTMENT));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            UUID id,
            UserStatus status,
            UserType type,
            @Nullable String tag,
            String role,
            String fullName,
            String primaryEmail,
            Department department,
            List<Named> teams,
            Map<String, Field> fields,
            Licence licence,
            @Nullable DepartmentPermissions departmentPermissions,
            @Nullable Invitation invitation) {

        static Answer of(Profile profile) {
            Map<String, Field> fields = new TreeMap<>();
            profile.fields()
                    .forEach((key, value) ->
                            fields.put(key, new Field(value, profile.sources().getOrDefault(key, "ROLLCALL"))));
            return new Answer(
                    profile.id(),
                    profile.status(),
                    profile.type(),
                    profile.type().tag(),
                    profile.role(),
                    profile.fullName(),
                    profile.primaryEmail(),
                    Department.of(profile),
                    profile.teams(),
                    fields,
                    profile.licence(),
                    DepartmentPermissions.of(profile),
                    Invitation.of(profile));
        }
    }

    /**
     * The version is the user's, for changes; the answer also shows names of department and teams. So it is not for
     * {@code If-None-Match}: nothing here says that a name has not changed.
     */
    @TimeTravel
    @GetMapping
    Answer one(@PathVariable UUID organizationId, @PathVariable UUID userId, HttpServletResponse response) {
        Profile profile = find(organizationId, userId);
        response.setHeader(HttpHeaders.ETAG, "\"%d\"".formatted(profile.version()));
        return Answer.of(profile);
    }

    @TimeTravel
    @GetMapping("/teams")
    Items<Named> teams(@PathVariable UUID organizationId, @PathVariable UUID userId) {
        return new Items<>(find(organizationId, userId).teams());
    }

    @TimeTravel
    @GetMapping("/emails")
    Items<Email> emails(@PathVariable UUID organizationId, @PathVariable UUID userId) {
        return new Items<>(find(organizationId, userId).emails());
    }

    @GetMapping("/emails/{address}")
    Email email(@PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable String address) {
        String key = EmailAddress.keyOf(address);
        return find(organizationId, userId).emails().stream()
                .filter(email -> EmailAddress.keyOf(email.address()).equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("email.not-found", "The user has no such address."));
    }

    private Profile find(UUID organizationId, UUID userId) {
        return profiles.find(organizationId, userId)
                .orElseThrow(() -> Refusal.notFound("user.not-found", "There is no such user here."));
    }
}
