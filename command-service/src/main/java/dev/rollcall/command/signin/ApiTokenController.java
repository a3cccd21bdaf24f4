package dev.rollcall.command.signin;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.access.AccessToken;
import dev.rollcall.access.Scopes;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.signin.AccountCommand.IssueApiToken;
import dev.rollcall.command.signin.AccountCommand.RevokeApiToken;
import dev.rollcall.command.signin.Members.Member;
import dev.rollcall.events.signin.EndReason;
import dev.rollcall.web.PlainText;
import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Users make tokens for their programs and revoke them, as their admins can (R35). */
@RestController
class ApiTokenController {

    private static final Duration LONGEST_LIFE = Duration.ofDays(366);
    private static final int MOST_SCOPES = 20;

    private final Members members;
    private final LiveGrants grants;
    private final Commands commands;
    private final Clock clock;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    ApiTokenController(Members members, LiveGrants grants, Commands commands, Clock clock) {
        this.members = members;
        this.grants = grants;
        this.commands = commands;
        this.clock = clock;
    }

    record NewToken(
            @NotNull @PlainText(max = 100) String name,
            @NotNull @Size(min = 1, max = MOST_SCOPES) List<@NotNull String> scopes,
            @NotNull Instant expiresAt) {}

    record Issued(UUID id, String token, String name, List<String> scopes, Instant expiresAt) {

        @Override
        public String toString() {
            return "Issued";
        }
    }

    @PostMapping("/v1/me/api-tokens")
    ResponseEntity<Object> issue(@RequestBody @Valid NewToken body, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expiresAt = body.expiresAt().truncatedTo(ChronoUnit.MILLIS);
        refuseInvalid(body, expiresAt, now);
        AccessToken token = AccessToken.generate(AccessToken.API, ids.generate());
        List<String> scopes = body.scopes().stream().distinct().sorted().toList();
        UUID userId = Objects.requireNonNull(caller.identity().userId());
        UUID organizationId = Objects.requireNonNull(caller.identity().organizationId());
        grants.stageApiToken(token, userId, scopes, expiresAt, now);
        return commands.send(
                () -> {
                    Member member = members.of(organizationId, userId);
                    return new IssueApiToken(
                            organizationId,
                            userId,
                            now,
                            token.id(),
                            ReadableText.normalize(body.name()),
                            scopes,
                            expiresAt,
                            member.access().moved());
                },
                caller,
                (command, receipt) ->
                        receipt.handedOver(new Issued(token.id(), token.reveal(), command.name(), scopes, expiresAt)));
    }

    private static void refuseInvalid(NewToken body, Instant expiresAt, Instant now) {
        List<Refusal.FieldError> errors = new ArrayList<>();
        for (int i = 0; i < body.scopes().size(); i++) {
            if (!Scopes.all().contains(body.scopes().get(i))) {
                errors.add(new Refusal.FieldError(
                        "/scopes/" + i, "scope.unknown", "must be one of " + String.join(", ", Scopes.all())));
            }
        }
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST_LIFE))) {
            errors.add(new Refusal.FieldError(
                    "/expiresAt",
                    "field.out-of-range",
                    "must lie within the next %d days".formatted(LONGEST_LIFE.toDays())));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    @DeleteMapping("/v1/me/api-tokens/{tokenId}")
    ResponseEntity<Object> revokeMine(@PathVariable UUID tokenId, Caller caller) {
        return revoke(
                Objects.requireNonNull(caller.identity().organizationId()),
                Objects.requireNonNull(caller.identity().userId()),
                tokenId,
                caller);
    }

    @DeleteMapping("/v1/organizations/{organizationId}/users/{userId}/api-tokens/{tokenId}")
    ResponseEntity<Object> revoke(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID tokenId, Caller caller) {
        members.of(organizationId, userId);
        EndReason reason = caller.identity().is(userId) ? EndReason.REVOKED_BY_USER : EndReason.REVOKED_BY_ADMIN;
        return commands.send(
                new RevokeApiToken(organizationId, userId, tokenId, reason),
                caller,
                receipt -> receipt.withoutVersion().changed());
    }
}
