package dev.rollcall.standalone.load;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The employee who registered the organization, and so became a user without department, team and fields. They follow in
 * single steps, the employee id last: where it stands, all is done, whoever changed the rest since.
 */
final class SuperAdmin {

    private final Api api;
    private final JsonNode listed;
    private final String path;

    SuperAdmin(Api api, Organization organization, JsonNode listed) {
        this.api = api;
        this.listed = listed;
        this.path = organization.path() + "/users/" + organization.superAdminId();
    }

    void complete(Employee employee, Groups departments, Groups teams, Map<String, String> fields) {
        if (api.get(path).path("fields").has("employeeId")) {
            return;
        }
        String department = departments.id(employee.department());
        if (!department.equals(listed.path("departmentId").asString(""))) {
            api.put(path + "/department", Map.of("departmentId", department));
        }
        if (!employee.team().isEmpty()) {
            join(teams.id(employee.team()));
        }
        api.patch(path, Map.of("fields", fields));
    }

    private void join(String team) {
        try {
            api.put(path + "/teams/" + team);
        } catch (LoadFailed refused) {
            if (!refused.code().equals("user.already-in-team")) {
                throw refused;
            }
        }
    }
}
