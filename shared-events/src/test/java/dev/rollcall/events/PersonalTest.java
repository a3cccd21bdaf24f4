package dev.rollcall.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A field that is added and forgotten here would be readable in the log for ever. */
@DisplayName("What events say about persons")
class PersonalTest {

    /** Text that says nothing about anybody, and why. */
    private static final Map<String, String> NOT_PERSONAL = Map.ofEntries(
            Map.entry("OrganizationRegistered.name", "an organization is no person"),
            Map.entry("OrganizationRegistered.dataCentre", "a place of ours"),
            Map.entry("DepartmentCreated.name", "a department is no person"),
            Map.entry("DepartmentRenamed.name", "a department is no person"),
            Map.entry("TeamCreated.name", "a team is no person"),
            Map.entry("TeamRenamed.name", "a team is no person"),
            Map.entry("ChannelCreated.name", "a channel is no person"),
            Map.entry("ChannelRenamed.name", "a channel is no person"),
            Map.entry("NetworkCreated.name", "a network is no person"),
            Map.entry("NetworkRenamed.name", "a network is no person"),
            Map.entry("ProfileChanged.cleared", "names of fields, not what was in them"),
            Map.entry("OrganizationRenamed.name", "an organization is no person"),
            Map.entry("RoleDefined.role", "a role is no person"),
            Map.entry("RoleDefined.privileges", "words of ours"),
            Map.entry("RoleRedefined.role", "a role is no person"),
            Map.entry("RoleRedefined.privileges", "words of ours"),
            Map.entry("UserDeactivated.role", "a role is no person"),
            Map.entry("UserActivated.role", "a role is no person"),
            Map.entry("ContactInviteSent.dataCentre", "a place of ours"),
            Map.entry("UserDeleted.role", "a role is no person"),
            Map.entry("UserRestored.role", "a role is no person"),
            Map.entry("UserErased.formerNames", "ids of nobody"),
            Map.entry("ErasureCompleted.purged", "words of ours"),
            Map.entry("RoleDeleted.role", "a role is no person"),
            Map.entry("UserRoleChanged.role", "a role is no person"),
            Map.entry("UserRoleChanged.previousRole", "a role is no person"),
            Map.entry("DepartmentPermissionsChanged.departmentIds", "ids of departments"),
            Map.entry("SessionStarted.restrictions", "words of ours"),
            Map.entry("SessionRestrictionsChanged.restrictions", "words of ours"),
            Map.entry("SessionStarted.endedSessions", "ids of sessions"),
            Map.entry("PasswordChanged.endedSessions", "ids of sessions"),
            Map.entry("PasswordReset.endedSessions", "ids of sessions"),
            Map.entry("PasswordReset.revokedTokens", "ids of tokens"),
            Map.entry("SecondFactorReset.endedSessions", "ids of sessions"),
            Map.entry("ApiTokenIssued.scopes", "words of ours"),
            Map.entry("CommandRefused.operation", "a word of ours"),
            Map.entry("CommandRefused.code", "a word of ours"),
            Map.entry("HistoryRead.operation", "a word of ours"),
            Map.entry("HistoryRead.parameters", "ids, times and words of ours"),
            Map.entry("AllowedIpsPolicyChanged.ranges", "networks of an organization"),
            Map.entry("ExternalUserInvited.organizationName", "an organization is no person"),
            Map.entry("ExternalUserProfileChanged.cleared", "names of fields, not what was in them"),
            Map.entry("DefaultFieldRenamed.label", "a field is no person"),
            Map.entry("CustomField.label", "a field is no person"),
            Map.entry("CustomField.options", "what a field can hold"),
            Map.entry("IntegrationSwitched.name", "a word of ours"),
            Map.entry("WorkFieldsSynchronized.cleared", "names of fields, not what was in them"),
            Map.entry("ReplayRequested.name", "a topic is no person"),
            Map.entry("ReplayRequested.topic", "a topic is no person"),
            Map.entry("ReplayCancelled.name", "a topic is no person"),
            Map.entry("ReplayEnded.name", "a topic is no person"),
            Map.entry("UserInvited.teamIds", "ids of teams"),
            Map.entry("UserInvited.permittedDepartmentIds", "ids of departments"),
            Map.entry("UserInvited.organizationName", "an organization is no person"),
            Map.entry("InvitationRenewed.organizationName", "an organization is no person"));

    /** A component of an event, or of a record in it. */
    private record Place(RecordComponent component, boolean subjectAbove) {

        String name() {
            return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
        }

        boolean isPersonal() {
            return component.isAnnotationPresent(Personal.class);
        }
    }

    @Test
    @DisplayName("is marked, or is known to be about nobody")
    void marked() {
        assertThat(places().filter(place -> isText(place.component().getGenericType())))
                .isNotEmpty()
                .allSatisfy(place -> assertThat(place.isPersonal())
                        .as(place.name())
                        .isNotEqualTo(NOT_PERSONAL.containsKey(place.name())));
    }

    @Test
    @DisplayName("is text, because nothing else is sealed")
    void text() {
        assertThat(places().filter(Place::isPersonal))
                .allSatisfy(place -> assertThat(isText(place.component().getGenericType()))
                        .as(place.name())
                        .isTrue());
    }

    @Test
    @DisplayName("is about one person, whom the record names or the one around it")
    void subject() {
        assertThat(places().filter(Place::isPersonal))
                .allSatisfy(place ->
                        assertThat(place.subjectAbove()).as(place.name()).isTrue());
    }

    @Test
    @DisplayName("is on no list of exceptions that is out of date")
    void exceptions() {
        assertThat(places().map(Place::name)).containsAll(NOT_PERSONAL.keySet());
    }

    private static Stream<Place> places() {
        return EventCatalog.types().flatMap(type -> places(type, false));
    }

    private static Stream<Place> places(Class<?> type, boolean subjectAbove) {
        List<RecordComponent> components = List.of(type.getRecordComponents());
        List<RecordComponent> subjects = components.stream()
                .filter(each -> each.isAnnotationPresent(DataSubject.class))
                .toList();
        assertThat(subjects).as(type.getName()).hasSizeLessThan(2);
        boolean subject = subjectAbove || !subjects.isEmpty();
        return components.stream()
                .flatMap(each -> Stream.concat(
                        Stream.of(new Place(each, subject)),
                        types(each.getGenericType())
                                .filter(Class::isRecord)
                                .flatMap(record -> places(record, subject))));
    }

    /** The type itself, and what it is a collection of. */
    private static Stream<Class<?>> types(Type type) {
        return type instanceof ParameterizedType generic
                ? Stream.concat(
                        types(generic.getRawType()),
                        Stream.of(generic.getActualTypeArguments()).flatMap(PersonalTest::types))
                : Stream.of((Class<?>) type);
    }

    /** Anything that a caller's words could be in. */
    private static boolean isText(Type type) {
        Set<Class<?>> words = Set.of(String.class, CharSequence.class, Object.class);
        return types(type).anyMatch(words::contains)
                || (type instanceof Class<?> raw
                        && (Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw)));
    }
}
