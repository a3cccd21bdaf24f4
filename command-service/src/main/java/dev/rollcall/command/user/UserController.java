package dev.rollcall.command.user;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.command.user.UserCommand.AddUser;
import dev.rollcall.command.user.UserCommand.ChangeDepartment;
import dev.rollcall.command.user.UserCommand.ChangeProfile;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.user.Role;
import dev.rollcall.web.EmailAddress;
import dev.rollcall.web.JsonPointers;
import dev.rollcall.web.PlainText;
import dev.rollcall.web.Refusal;
import dev.rollcall.web.Refusal.FieldError;
import dev.rollcall.web.ValidEmail;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Adds users and changes their profile and department. */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/users")
class UserController {

    private static final int MOST_TEAMS = 100;

    private final Commands commands;
    private final UserAnswers answers;
    private final CustomFields customFields;
    private final Claims claims;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    UserController(Commands commands, UserAnswers answers, CustomFields customFields, Claims claims) {
        this.commands = commands;
        this.answers = answers;
        this.customFields = customFields;
        this.claims = claims;
    }

    record NewUser(
            @NotNull @PlainText String fullName,
            @NotNull @ValidEmail String email,
            @Nullable UUID departmentId,
            @Nullable @Size(max = MOST_TEAMS) List<@NotNull UUID> teamIds,
            @Nullable Map<String, @Nullable String> fields) {}

    /** Provisioning (R11): the user is active at once; without a department in that of the whole organization. */
    @PostMapping
    ResponseEntity<Object> add(@PathVariable UUID organizationId, @RequestBody @Valid NewUser body, Caller caller) {
        List<UUID> teamIds = body.teamIds() == null ? List.of() : body.teamIds();
        Set<UUID> teams = new LinkedHashSet<>(teamIds);
        UUID department = body.departmentId() == null ? organizationId : body.departmentId();
        UUID userId = ids.generate();
        Function<Claim, @Nullable String> pointerOf = claim -> switch (claim.scope()) {
            case "department", "department-open" -> body.departmentId() == null ? null : "/departmentId";
            case "team", "team-open" -> "/teamIds/" + teamIds.indexOf(UUID.fromString(claim.key()));
            default -> chief(claim);
        };
        String location = "/v1/organizations/%s/users/%s".formatted(organizationId, userId);
        return commands.send(
                () -> {
                    CustomFields.Defined defined = customFields.of(organizationId);
                    ProfileValues profile = ProfileValues.of(body.fullName(), body.fields(), defined, false)
                            .refuseMissing(defined);
                    refuseWhatComesFromTheDirectory(organizationId, profile);
                    return new AddUser(
                            organizationId,
                            userId,
                            Role.MEMBER,
                            EmailAddress.parse(body.email()).orElseThrow(),
                            department,
                            teams,
                            profile.values(),
                            profile.custom());
                },
                caller,
                pointerOf,
                (command, receipt) -> receipt.created(location, answers.added(command)));
    }

    record ProfilePatch(
            @Nullable @PlainText String fullName, @Nullable Map<String, @Nullable String> fields) {}

    /** A field sent as null is cleared; one that is not sent keeps its value (R12). */
    @PatchMapping("/{userId}")
    ResponseEntity<Object> change(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid ProfilePatch body,
            Caller caller) {
        boolean own = !caller.identity().isAdmin() && caller.identity().is(userId);
        return commands.send(
                () -> {
                    ProfileValues profile = ProfileValues.of(
                            body.fullName(),
                            body.fields(),
                            body.fields() == null ? CustomFields.Defined.NONE : customFields.of(organizationId),
                            own);
                    refuseWhatComesFromTheDirectory(organizationId, profile);
                    return new ChangeProfile(
                            organizationId, userId, profile.values(), profile.cleared(), profile.custom());
                },
                caller,
                UserController::chief,
                (command, receipt) -> receipt.changed());
    }

    /** R9 */
    private void refuseWhatComesFromTheDirectory(UUID organizationId, ProfileValues profile) {
        List<FieldError> readOnly = PeopleDirectorySync.WORK_FIELDS.stream()
                .filter(field ->
                        profile.values().containsKey(field) || profile.cleared().contains(field))
                .map(field -> new FieldError(
                        JsonPointers.of("fields", field.key()), "field.read-only", "comes from the people directory"))
                .toList();
        if (!readOnly.isEmpty() && isDirectoryOn(organizationId)) {
            throw Refusal.invalid(readOnly);
        }
    }

    private boolean isDirectoryOn(UUID organizationId) {
        return claims.isHeld("integration", organizationId + "/" + PeopleDirectorySync.NAME, organizationId.toString());
    }

    private static @Nullable String chief(Claim claim) {
        return claim.refusal().equals(UserClaims.REPORTING_TO_NOT_FOUND)
                ? "/fields/" + ProfileField.REPORTING_TO.key()
                : null;
    }

    record Department(@NotNull UUID departmentId) {}

    @PutMapping("/{userId}/department")
    ResponseEntity<Object> changeDepartment(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid Department body,
            Caller caller) {
        if (isDirectoryOn(organizationId)) {
            throw Refusal.invalid("/departmentId", "field.read-only", "comes from the people directory");
        }
        return commands.send(
                new ChangeDepartment(organizationId, userId, body.departmentId()),
                caller,
                claim -> "/departmentId",
                Receipt::changed);
    }
}
