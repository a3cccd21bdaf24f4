package dev.rollcall.command.organization;

import dev.rollcall.command.organization.OrganizationCommand.SwitchIntegration;
import dev.rollcall.events.organization.OrganizationEvent.FirstUser;
import dev.rollcall.events.organization.OrganizationEvent.IntegrationSwitched;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.organization.Plan;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R9 Integrations")
class IntegrationsTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final String NAME = "people-directory";

    private final AggregateTestFixture<Organization> fixture = new AggregateTestFixture<>(Organization.class);

    private TestExecutor<Organization> acme(Object... events) {
        return fixture.given(new OrganizationRegistered(
                        ACME, "Acme", "eu", Plan.PAID, new FirstUser(new UUID(4, 1), "Ada", "ada@acme.example")))
                .andGiven(events);
    }

    @Test
    @DisplayName("R9 are off until they are switched on")
    void on() {
        acme().when(new SwitchIntegration(ACME, NAME, true)).expectEvents(new IntegrationSwitched(ACME, NAME, true));
    }

    @Test
    @DisplayName("R9 are switched on once")
    void twice() {
        acme(new IntegrationSwitched(ACME, NAME, true))
                .when(new SwitchIntegration(ACME, NAME, true))
                .expectNoEvents();
    }

    @Test
    @DisplayName("R9 are switched off")
    void off() {
        acme(new IntegrationSwitched(ACME, NAME, true))
                .when(new SwitchIntegration(ACME, NAME, false))
                .expectEvents(new IntegrationSwitched(ACME, NAME, false));
    }
}
