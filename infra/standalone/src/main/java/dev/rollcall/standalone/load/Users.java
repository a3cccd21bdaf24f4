package dev.rollcall.standalone.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The employees as users. Who is a user already is left as is: an admin may have changed more than the file knows. */
final class Users {

    private final Api api;
    private final Organization organization;
    private final Groups departments;
    private final Groups teams;
    private final Directory directory;
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final Tally tally = new Tally();

    Users(Api api, Organization organization, Groups departments, Groups teams) {
        this.api = api;
        this.organization = organization;
        this.departments = departments;
        this.teams = teams;
        this.directory = new Directory(api, organization);
    }

    void ensure(List<Employee> employees, int parallel, Progress.Stage stage) {
        directory.look();
        InParallel.forEach(parallel, employees, employee -> {
            try {
                tally.add(ensure(employee));
            } catch (LoadFailed e) {
                throw e.about("employee " + employee.id());
            }
            stage.advance(1);
        });
    }

    String id(String employee) {
        var id = ids.get(employee);
        if (id == null) {
            throw new IllegalArgumentException("not ensured: " + employee);
        }
        return id;
    }

    Count count() {
        return tally.count();
    }

    private Count ensure(Employee employee) {
        return directory
                .find(employee.email())
                .map(user -> present(employee, user))
                .orElseGet(() -> Taken.createOrFind(() -> add(employee), "email.taken", () -> find(employee)));
    }

    private Count add(Employee employee) {
        var teamIds = employee.team().isEmpty() ? List.of() : List.of(teams.id(employee.team()));
        var user = api.post(
                organization.path() + "/users",
                Map.of(
                        "fullName", employee.name(),
                        "email", employee.email(),
                        "departmentId", departments.id(employee.department()),
                        "teamIds", teamIds,
                        "fields", fields(employee)));
        ids.put(employee.id(), Answer.text(user, "id"));
        return Count.ADDED;
    }

    private Optional<Count> find(Employee employee) {
        directory.look();
        return directory.find(employee.email()).map(user -> present(employee, user));
    }

    private Count present(Employee employee, JsonNode user) {
        String id = Answer.text(user, "id");
        ids.put(employee.id(), id);
        if (!id.equals(organization.superAdminId())) {
            return Count.PRESENT;
        }
        new SuperAdmin(api, organization, user).complete(employee, departments, teams, fields(employee));
        return organization.registeredNow() ? Count.ADDED : Count.PRESENT;
    }

    private static Map<String, String> fields(Employee employee) {
        var fields = new HashMap<String, String>();
        fields.put("employeeId", employee.id());
        if (!employee.title().isEmpty()) {
            fields.put("designation", employee.title());
        }
        return fields;
    }
}
