package dev.rollcall.command.user;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.access.Identity;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.command.user.UserCommand.AddEmail;
import dev.rollcall.command.user.UserCommand.ProveEmail;
import dev.rollcall.command.user.UserCommand.RemoveEmail;
import dev.rollcall.command.user.UserCommand.RequestEmailVerification;
import dev.rollcall.command.user.UserCommand.SetPrimaryEmail;
import dev.rollcall.command.user.UserCommand.TryCode;
import dev.rollcall.command.user.UserCommand.VerifyEmail;
import dev.rollcall.events.mail.MailedCodes;
import dev.rollcall.web.EmailAddress;
import dev.rollcall.web.Refusal;
import dev.rollcall.web.ValidEmail;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Adds, verifies and removes the e-mail addresses of a user and says which is primary (R20–R22). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/users/{userId}")
class EmailController {

    private final Commands commands;

    private final MailedCodes codes;
    private final Clock clock;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    EmailController(Commands commands, MailedCodes codes, Clock clock) {
        this.commands = commands;
        this.codes = codes;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    record Address(@NotNull @ValidEmail String address) {

        EmailAddress parsed() {
            return EmailAddress.parse(address).orElseThrow();
        }
    }

    /** @param code in any case, with or without blanks and hyphens */
    record Proof(@NotBlank @Size(max = 40) String code) {

        @Override
        public String toString() {
            return "Proof";
        }
    }

    record Email(String address, boolean primary, boolean verified) {}

    @PostMapping("/emails")
    ResponseEntity<Object> add(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid Address body,
            Caller caller) {
        EmailAddress email = body.parsed();
        String location = "/v1/organizations/%s/users/%s/emails/%s"
                .formatted(organizationId, userId, UriUtils.encodePathSegment(email.address(), "UTF-8"));
        return commands.send(
                new AddEmail(organizationId, userId, email, ids.generate(), now()),
                caller,
                receipt -> receipt.created(location, new Email(email.address(), false, false)));
    }

    /** R21: users prove it with the code that was mailed there; who administers them may vouch for it without. */
    @PutMapping("/emails/{address}/verification")
    ResponseEntity<Object> verify(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @PathVariable String address,
            @RequestBody(required = false) @Valid @Nullable Proof body,
            Caller caller) {
        EmailAddress email = inPath(address);
        if (body != null) {
            return commands.send(
                    () -> proving(organizationId, userId, email, body.code(), caller),
                    caller,
                    (command, receipt) -> receipt.changed());
        }
        if (!caller.identity().isAdmin() && caller.identity().kind() != Identity.Kind.OPERATOR) {
            throw Refusal.invalid("/code", "field.not-null", "must be given");
        }
        return commands.send(new VerifyEmail(organizationId, userId, email), caller, Receipt::changed);
    }

    private ProveEmail proving(UUID organizationId, UUID userId, EmailAddress email, String code, Caller caller) {
        Instant now = now();
        CodeVerdict verdict = commands.carryOut(
                new TryCode(organizationId, userId, email, codeId -> codes.isTyped(codeId, code), now),
                caller,
                CodeVerdict.class);
        return new ProveEmail(
                organizationId,
                userId,
                email,
                verdict.codeId().orElseThrow(() -> Refusal.invalid("/code", "email.code-wrong", "is not the code")),
                now);
    }

    /** R21: as many as five an hour; the code before is void. */
    @PostMapping("/emails/{address}/verification-codes")
    ResponseEntity<Object> mailAnotherCode(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable String address, Caller caller) {
        return commands.send(
                new RequestEmailVerification(organizationId, userId, inPath(address), ids.generate(), now()),
                caller,
                Receipt::changed);
    }

    @DeleteMapping("/emails/{address}")
    ResponseEntity<Object> remove(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable String address, Caller caller) {
        return commands.send(new RemoveEmail(organizationId, userId, inPath(address)), caller, Receipt::changed);
    }

    @PutMapping("/primary-email")
    ResponseEntity<Object> setPrimary(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid Address body,
            Caller caller) {
        return commands.send(new SetPrimaryEmail(organizationId, userId, body.parsed()), caller, Receipt::changed);
    }

    private static EmailAddress inPath(String address) {
        return EmailAddress.parse(address)
                .orElseThrow(() -> Refusal.notFound("email.not-found", "The user has no such address."));
    }
}
