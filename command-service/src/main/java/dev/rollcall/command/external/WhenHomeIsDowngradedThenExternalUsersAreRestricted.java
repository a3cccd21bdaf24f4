package dev.rollcall.command.external;

import dev.rollcall.command.external.ExternalUserCommand.Restrict;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.external.RestrictionReason;
import dev.rollcall.events.organization.OrganizationEvent.PlanChanged;
import dev.rollcall.events.organization.Plan;
import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * R66: whose own organization pays no more keeps the access to hosts on the free plan and loses it at those that pay,
 * until an admin there assigns them a plan. A host that pays no more itself is on the free plan: nothing changes for its
 * external users.
 */
@Component
@ProcessingGroup("automations")
class WhenHomeIsDowngradedThenExternalUsersAreRestricted {

    /** As many as one append can bear. */
    private static final int MOST_MEMBERSHIPS = 1_000;

    private final Commands commands;
    private final Claims claims;

    WhenHomeIsDowngradedThenExternalUsersAreRestricted(Commands commands, Claims claims) {
        this.commands = commands;
        this.claims = claims;
    }

    @EventHandler
    void on(PlanChanged event, EventMessage<PlanChanged> message) {
        if (event.plan() != Plan.FREE) {
            return;
        }
        List<Membership> memberships =
                claims
                        .allLabelled(
                                ExternalUserClaims.USER, event.organizationId().toString(), MOST_MEMBERSHIPS + 1)
                        .stream()
                        .sorted()
                        .map(Membership::ofKey)
                        .toList();
        if (memberships.size() > MOST_MEMBERSHIPS) {
            throw Refusal.conflict(
                    "organization.too-many-external-users",
                    "More than %d users have joined other organizations.".formatted(MOST_MEMBERSHIPS));
        }
        Map<String, String> plans = claims.labels(
                "plan",
                memberships.stream().map(each -> each.hostId().toString()).toList());
        memberships.stream()
                .filter(each -> Plan.PAID.name().equals(plans.get(each.hostId().toString())))
                .forEach(each -> commands.sendBecauseOf(
                        message, new Restrict(each.hostId(), each.userId(), RestrictionReason.HOME_DOWNGRADED)));
    }
}
