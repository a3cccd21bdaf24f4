package dev.rollcall.command.organization;

import static dev.rollcall.web.Refusal.Reason.CONFLICT;
import static dev.rollcall.web.Refusal.Reason.NOT_FOUND;

import dev.rollcall.command.organization.OrganizationCommand.ChangeField;
import dev.rollcall.command.organization.OrganizationCommand.DefineField;
import dev.rollcall.command.organization.OrganizationCommand.DeleteField;
import dev.rollcall.command.organization.OrganizationCommand.RenameField;
import dev.rollcall.command.platform.Refused;
import dev.rollcall.events.organization.CustomField;
import dev.rollcall.events.organization.DefaultField;
import dev.rollcall.events.organization.FieldType;
import dev.rollcall.events.organization.OrganizationEvent.DefaultFieldRenamed;
import dev.rollcall.events.organization.OrganizationEvent.DepartmentCreated;
import dev.rollcall.events.organization.OrganizationEvent.FirstUser;
import dev.rollcall.events.organization.OrganizationEvent.OrganizationRegistered;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldDefined;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldDeleted;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldDisabled;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldEnabled;
import dev.rollcall.events.organization.OrganizationEvent.ProfileFieldRedefined;
import dev.rollcall.events.organization.Plan;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R7 Profile fields")
class ProfileFieldsTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID SIZE = new UUID(7, 1);
    private static final CustomField SHIRT = dropDown("Shirt size", false, "S", "M");

    private final AggregateTestFixture<Organization> fixture = new AggregateTestFixture<>(Organization.class);

    private TestExecutor<Organization> acme(Object... events) {
        return fixture.given(
                        new OrganizationRegistered(
                                ACME,
                                "Acme",
                                "eu",
                                Plan.PAID,
                                new FirstUser(new UUID(4, 1), "Ada", "ada@acme.example")),
                        new DepartmentCreated(ACME, ACME, "Acme"))
                .andGiven(events);
    }

    private static CustomField dropDown(String label, boolean personal, String... options) {
        return new CustomField(label, FieldType.DROPDOWN, List.of(options), false, false, personal);
    }

    private static CustomField text(String label) {
        return new CustomField(label, FieldType.TEXT, List.of(), false, false, false);
    }

    private static ProfileFieldDefined defined(UUID id, CustomField field) {
        return new ProfileFieldDefined(ACME, id, field);
    }

    private static DefineField define(CustomField field) {
        return new DefineField(ACME, SIZE, field, List.of());
    }

    private static ChangeField change(
            @Nullable String label,
            @Nullable List<String> options,
            @Nullable Boolean personal,
            @Nullable Boolean disabled) {
        return new ChangeField(ACME, SIZE, label, options, null, null, personal, disabled, List.of());
    }

    @Test
    @DisplayName("R7 that are always there may be renamed")
    void renamed() {
        acme().when(new RenameField(ACME, DefaultField.DESIGNATION, "Job title"))
                .expectEvents(new DefaultFieldRenamed(ACME, DefaultField.DESIGNATION, "Job title"));
    }

    @Test
    @DisplayName("R7 that are called so already are not renamed")
    void unchanged() {
        acme().when(new RenameField(ACME, DefaultField.DESIGNATION, "Designation"))
                .expectNoEvents();
    }

    @Test
    @DisplayName("R7 are called differently, whatever the case")
    void label() {
        acme().when(define(text("DESIGNATION"))).expectException(Refused.with(CONFLICT, "profile-field.label-taken"));
    }

    @Test
    @DisplayName("R7 take the name that another gave up")
    void labelGivenUp() {
        acme(new DefaultFieldRenamed(ACME, DefaultField.DESIGNATION, "Job title"))
                .when(define(text("Designation")))
                .expectEvents(defined(SIZE, text("Designation")));
    }

    @Test
    @DisplayName("R7 of an organization's own are ten at most")
    void eleventh() {
        acme(IntStream.range(0, 10)
                        .mapToObj(i -> defined(new UUID(8, i), text("Field " + i)))
                        .toArray())
                .when(define(SHIRT))
                .expectException(Refused.with(CONFLICT, "profile-field.too-many"));
    }

    @Test
    @DisplayName("R7 have options if they are drop-downs, and only then")
    void options() {
        acme().when(define(dropDown("Empty", false))).expectException(Refused.inField("/options", "field.options"));
    }

    @Test
    @DisplayName("R7 that are personal once stay personal")
    void personal() {
        acme(defined(SIZE, dropDown("Shirt size", true, "S", "M")))
                .when(change(null, null, false, null))
                .expectException(Refused.with(CONFLICT, "profile-field.personal"));
    }

    @Test
    @DisplayName("R7 take other options and another name")
    void redefined() {
        acme(defined(SIZE, SHIRT))
                .when(change("Size", List.of("S", "L"), null, null))
                .expectEvents(new ProfileFieldRedefined(ACME, SIZE, dropDown("Size", false, "S", "L"), false));
    }

    @Test
    @DisplayName("R7 may be disabled, changed then, and enabled again")
    void disabled() {
        acme(defined(SIZE, SHIRT), new ProfileFieldDisabled(ACME, SIZE))
                .when(change("Size", null, null, false))
                .expectEvents(
                        new ProfileFieldRedefined(ACME, SIZE, dropDown("Size", false, "S", "M"), true),
                        new ProfileFieldEnabled(ACME, SIZE, dropDown("Size", false, "S", "M")));
    }

    @Test
    @DisplayName("R7 may be deleted, once")
    void deleted() {
        acme(defined(SIZE, SHIRT))
                .when(new DeleteField(ACME, SIZE, List.of()))
                .expectEvents(new ProfileFieldDeleted(ACME, SIZE, false));
    }

    @Test
    @DisplayName("R7 that are no more cannot be changed")
    void gone() {
        acme(defined(SIZE, SHIRT), new ProfileFieldDeleted(ACME, SIZE, false))
                .when(change("Size", null, null, null))
                .expectException(Refused.with(NOT_FOUND, "profile-field.not-found"));
    }
}
