package dev.rollcall.command.user;

import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.command.user.UserCommand.AddEmail;
import dev.rollcall.command.user.UserCommand.RemoveEmail;
import dev.rollcall.command.user.UserCommand.SetPrimaryEmail;
import dev.rollcall.command.user.UserCommand.VerifyEmail;
import dev.rollcall.web.EmailAddress;
import dev.rollcall.web.Refusal;
import dev.rollcall.web.ValidEmail;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
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

    EmailController(Commands commands) {
        this.commands = commands;
    }

    record Address(@NotNull @ValidEmail String address) {

        EmailAddress parsed() {
            return EmailAddress.parse(address).orElseThrow();
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
                new AddEmail(organizationId, userId, email),
                caller,
                receipt -> receipt.created(location, new Email(email.address(), false, false)));
    }

    /** Stands in for the mailed code until that exists: whoever may administer the user vouches for the address. */
    @PutMapping("/emails/{address}/verification")
    ResponseEntity<Object> verify(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable String address, Caller caller) {
        return commands.send(new VerifyEmail(organizationId, userId, inPath(address)), caller, Receipt::changed);
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
