package dev.rollcall.command.organization;

import dev.rollcall.access.Identity;
import dev.rollcall.command.organization.OrganizationCommand.RegisterOrganization;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.events.organization.OrganizationEvent.FirstUser;
import dev.rollcall.events.organization.Plan;
import java.util.UUID;

/** The benchmark's organization; in this package because commands are public to their feature only. */
public final class OrganizationLoad {

    private OrganizationLoad() {}

    /** Three events. */
    public static void register(Commands commands, UUID organization, UUID superAdmin) {
        commands.send(
                new RegisterOrganization(
                        organization,
                        "Benchmark " + organization,
                        "eu",
                        Plan.PAID,
                        0,
                        new FirstUser(superAdmin, "Benchmark Owner", superAdmin + "@benchmark.example")),
                new Caller(Identity.OPERATOR, "benchmark", "127.0.0.1", null, null, null, null),
                Receipt::changed);
    }
}
