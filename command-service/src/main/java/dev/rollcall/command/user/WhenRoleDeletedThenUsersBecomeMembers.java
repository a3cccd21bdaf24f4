package dev.rollcall.command.user;

import dev.rollcall.command.platform.AccessVersions;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.user.UserCommand.LoseRole;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.organization.OrganizationEvent.RoleDeleted;
import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * R5: who had a role that is no more is a member again, in the same append. A racing assignment of the role moves the
 * version that the deletion saw before it looked for them here: one of both is decided again.
 */
@Component
@ProcessingGroup("automations")
class WhenRoleDeletedThenUsersBecomeMembers {

    /** As many as one append can bear. */
    private static final int MOST_USERS = 1_000;

    private final Commands commands;
    private final Claims claims;
    private final AccessVersions accessVersions;

    WhenRoleDeletedThenUsersBecomeMembers(Commands commands, Claims claims, AccessVersions accessVersions) {
        this.commands = commands;
        this.claims = claims;
        this.accessVersions = accessVersions;
    }

    @EventHandler
    void on(RoleDeleted event, EventMessage<RoleDeleted> message) {
        List<String> users =
                claims.keysLabelled("user", event.organizationId().toString(), event.role(), MOST_USERS + 1);
        if (users.size() > MOST_USERS) {
            throw Refusal.conflict(
                    "role.in-use", "More than %d users have this role; give them another first.".formatted(MOST_USERS));
        }
        users.stream()
                .sorted()
                .map(UUID::fromString)
                .forEach(user -> commands.sendBecauseOf(
                        message,
                        new LoseRole(
                                event.organizationId(),
                                user,
                                event.role(),
                                accessVersions.of(user).moved())));
    }
}
