package dev.rollcall.command.user;

import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.command.user.UserCommand.AssignToTeam;
import dev.rollcall.command.user.UserCommand.UnassignFromTeam;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.web.Refusal;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Assigns users to teams and unassigns them (R14). */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/users/{userId}/teams/{teamId}")
class MembershipController {

    private final Commands commands;
    private final Claims claims;

    MembershipController(Commands commands, Claims claims) {
        this.commands = commands;
        this.claims = claims;
    }

    @PutMapping
    ResponseEntity<Object> assign(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID teamId, Caller caller) {
        return commands.send(new AssignToTeam(organizationId, userId, teamId), caller, Receipt::changed);
    }

    @DeleteMapping
    ResponseEntity<Object> unassign(
            @PathVariable UUID organizationId, @PathVariable UUID userId, @PathVariable UUID teamId, Caller caller) {
        try {
            return commands.send(new UnassignFromTeam(organizationId, userId, teamId), caller, Receipt::changed);
        } catch (Refusal refusal) {
            // Who is not in a team that does not exist is told of the team.
            if (refusal.code().equals("user.not-in-team")
                    && !claims.isHeld("team", teamId.toString(), organizationId.toString())) {
                throw Refusal.notFound("team.not-found", "There is no such team here.");
            }
            throw refusal;
        }
    }
}
