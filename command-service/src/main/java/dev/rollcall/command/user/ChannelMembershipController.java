package dev.rollcall.command.user;

import dev.rollcall.access.Identity;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.command.user.MembershipCommand.JoinChannel;
import dev.rollcall.command.user.MembershipCommand.LeaveChannel;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.organization.ChannelKind;
import dev.rollcall.web.Refusal;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets users join and leave channels (R15). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/users/{userId}/channels/{channelId}")
class ChannelMembershipController {

    private final Commands commands;
    private final Claims claims;

    ChannelMembershipController(Commands commands, Claims claims) {
        this.commands = commands;
        this.claims = claims;
    }

    @PutMapping
    ResponseEntity<Object> join(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID channelId, Caller caller) {
        String[] kind = kind(organizationId, channelId).split("/", 2);
        return commands.send(
                new JoinChannel(
                        organizationId,
                        userId,
                        channelId,
                        ChannelKind.valueOf(kind[0]),
                        kind.length > 1 ? UUID.fromString(kind[1]) : null,
                        isByAdmin(caller)),
                caller,
                Receipt::changed);
    }

    @DeleteMapping
    ResponseEntity<Object> leave(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID channelId, Caller caller) {
        kind(organizationId, channelId);
        return commands.send(new LeaveChannel(organizationId, userId, channelId), caller, Receipt::changed);
    }

    /** As it has been from the start of the channel. */
    private String kind(UUID organizationId, UUID channelId) {
        return claims.held("channel-kind", channelId.toString())
                .filter(held -> held.owner().equals(organizationId.toString()))
                .map(Claims.Held::label)
                .orElseThrow(() -> Refusal.notFound("channel.not-found", "There is no such channel here."));
    }

    /** Everybody else who comes this far does it for themself. */
    static boolean isByAdmin(Caller caller) {
        return caller.identity().kind() == Identity.Kind.OPERATOR
                || caller.identity().isAdmin();
    }
}
