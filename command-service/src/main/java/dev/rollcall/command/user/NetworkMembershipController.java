package dev.rollcall.command.user;

import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.command.user.MembershipCommand.AcceptIntoNetwork;
import dev.rollcall.command.user.MembershipCommand.JoinNetwork;
import dev.rollcall.command.user.MembershipCommand.LeaveNetwork;
import dev.rollcall.command.user.MembershipCommand.RejectFromNetwork;
import dev.rollcall.command.user.MembershipCommand.RequestToJoinNetwork;
import dev.rollcall.command.user.MembershipCommand.WithdrawRequest;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.web.PlainText;
import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets users join and leave networks, and admins decide on who asks to (R15). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}")
class NetworkMembershipController {

    private static final int LONGEST = 1_000;

    private final Commands commands;
    private final Claims claims;

    NetworkMembershipController(Commands commands, Claims claims) {
        this.commands = commands;
        this.claims = claims;
    }

    /** @param message to the admins who decide; of no use where nobody does */
    record Asking(@Nullable @PlainText(max = LONGEST) String message) {}

    /** The answer to who cannot join without asking. */
    record Requested(String state) {}

    @PutMapping("/users/{userId}/networks/{networkId}")
    ResponseEntity<Object> join(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @PathVariable UUID networkId,
            @RequestBody(required = false) @Valid @Nullable Asking body,
            Caller caller) {
        String message = body == null || body.message() == null ? null : ReadableText.normalize(body.message());
        return commands.send(
                () -> joining(organizationId, userId, networkId, message, caller),
                caller,
                (command, receipt) -> command instanceof RequestToJoinNetwork
                        ? receipt.accepted(new Requested("REQUESTED"))
                        : receipt.changed());
    }

    private MembershipCommand joining(
            UUID organizationId, UUID userId, UUID networkId, @Nullable String message, Caller caller) {
        String network = networkId.toString();
        String organization = organizationId.toString();
        if (ChannelMembershipController.isByAdmin(caller)) {
            return new JoinNetwork(organizationId, userId, networkId, List.of());
        }
        return claims.isHeld("network-direct", network, organization)
                ? new JoinNetwork(
                        organizationId,
                        userId,
                        networkId,
                        List.of(Claim.require("network-direct", network, organization, Claim.DECIDE_AGAIN)))
                : new RequestToJoinNetwork(organizationId, userId, networkId, message);
    }

    @DeleteMapping("/users/{userId}/networks/{networkId}")
    ResponseEntity<Object> leave(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID networkId, Caller caller) {
        if (!claims.isHeld("network", networkId.toString(), organizationId.toString())) {
            throw Refusal.notFound("network.not-found", "There is no such network here.");
        }
        return commands.send(new LeaveNetwork(organizationId, userId, networkId), caller, Receipt::changed);
    }

    @PutMapping("/networks/{networkId}/requests/{userId}/acceptance")
    ResponseEntity<Object> accept(
            @PathVariable UUID organizationId, @PathVariable UUID networkId, @PathVariable UUID userId, Caller caller) {
        return commands.send(new AcceptIntoNetwork(organizationId, userId, networkId), caller, Receipt::changed);
    }

    record Rejection(@NotNull @PlainText(max = LONGEST) String reason) {}

    @PutMapping("/networks/{networkId}/requests/{userId}/rejection")
    ResponseEntity<Object> reject(
            @PathVariable UUID organizationId,
            @PathVariable UUID networkId,
            @PathVariable UUID userId,
            @RequestBody @Valid Rejection body,
            Caller caller) {
        return commands.send(
                new RejectFromNetwork(organizationId, userId, networkId, ReadableText.normalize(body.reason())),
                caller,
                Receipt::changed);
    }

    @DeleteMapping("/networks/{networkId}/requests/{userId}")
    ResponseEntity<Object> withdraw(
            @PathVariable UUID organizationId, @PathVariable UUID networkId, @PathVariable UUID userId, Caller caller) {
        return commands.send(new WithdrawRequest(organizationId, userId, networkId), caller, Receipt::changed);
    }
}
