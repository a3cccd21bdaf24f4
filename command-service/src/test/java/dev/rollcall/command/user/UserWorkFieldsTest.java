package dev.rollcall.command.user;

import dev.rollcall.command.user.UserCommand.SynchronizeWorkFields;
import dev.rollcall.events.user.Role;
import dev.rollcall.events.user.UserEvent.ProfileChanged;
import dev.rollcall.events.user.UserEvent.UserAdded;
import dev.rollcall.events.user.UserEvent.WorkFieldsSynchronized;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R9 What a people directory says of a user")
class UserWorkFieldsTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID SALES = new UUID(2, 1);
    private static final UUID SUPPORT = new UUID(2, 2);
    private static final UUID ADA = new UUID(4, 1);

    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);

    private TestExecutor<User> ada() {
        return fixture.given(
                new UserAdded(ACME, ADA, "Ada Example", "ada@acme.example", Role.MEMBER, SALES),
                new ProfileChanged(ACME, ADA, Map.of("designation", "Trader", "employeeId", "E-7"), List.of()));
    }

    private static SynchronizeWorkFields saying(
            Map<ProfileField, String> values, Set<ProfileField> cleared, @Nullable UUID department) {
        return new SynchronizeWorkFields(ACME, ADA, values, cleared, department);
    }

    @Test
    @DisplayName("R9 is recorded as far as it differs")
    void differs() {
        ada().when(saying(
                        Map.of(ProfileField.DESIGNATION, "Trader", ProfileField.DATE_OF_JOINING, "2020-02-29"),
                        Set.of(ProfileField.EMPLOYEE_ID, ProfileField.REPORTING_TO),
                        SUPPORT))
                .expectEvents(new WorkFieldsSynchronized(
                        ACME, ADA, Map.of("dateOfJoining", "2020-02-29"), List.of("employeeId"), SUPPORT));
    }

    @Test
    @DisplayName("R9 is not recorded where nothing differs")
    void same() {
        ada().when(saying(Map.of(ProfileField.DESIGNATION, "Trader"), Set.of(), SALES))
                .expectNoEvents();
    }

    @Test
    @DisplayName("R9 leaves the department where it says nothing of it")
    void noDepartment() {
        ada().when(saying(Map.of(ProfileField.DESIGNATION, "Chief"), Set.of(), null))
                .expectEvents(new WorkFieldsSynchronized(ACME, ADA, Map.of("designation", "Chief"), List.of(), null));
    }
}
