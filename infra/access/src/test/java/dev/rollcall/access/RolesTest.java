package dev.rollcall.access;

import static dev.rollcall.events.organization.Privilege.ASSIGN_ROLES;
import static dev.rollcall.events.organization.Privilege.BILLING;
import static dev.rollcall.events.organization.Privilege.FILE_MANAGER;
import static dev.rollcall.events.organization.Privilege.PREFERENCES;
import static dev.rollcall.events.organization.Privilege.REPORTS;
import static dev.rollcall.events.organization.PrivilegeLevel.FULL;
import static dev.rollcall.events.organization.PrivilegeLevel.LIMITED;
import static dev.rollcall.events.organization.PrivilegeLevel.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import dev.rollcall.events.user.Role;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Roles")
class RolesTest {

    /** The matrix as R4 has it, row by row. */
    @ParameterizedTest(name = "{1} of a {0} is {2}")
    @DisplayName("R4 have the privileges of the matrix")
    @CsvSource(delimiter = '|', textBlock = """
            SUPER_ADMIN | BILLING                | FULL
            SUPER_ADMIN | ASSIGN_ROLES           | FULL
            SUPER_ADMIN | DEPARTMENT_PERMISSIONS | FULL
            SUPER_ADMIN | PREFERENCES            | FULL
            SUPER_ADMIN | REBRANDING             | FULL
            SUPER_ADMIN | EMAIL_TEMPLATES        | FULL
            SUPER_ADMIN | INTEGRATIONS           | FULL
            SUPER_ADMIN | FILE_MANAGER           | FULL
            SUPER_ADMIN | SESSION_RECORDING      | FULL
            SUPER_ADMIN | REPORTS                | FULL
            ADMIN       | BILLING                | NONE
            ADMIN       | ASSIGN_ROLES           | FULL
            ADMIN       | DEPARTMENT_PERMISSIONS | FULL
            ADMIN       | PREFERENCES            | FULL
            ADMIN       | REBRANDING             | FULL
            ADMIN       | EMAIL_TEMPLATES        | FULL
            ADMIN       | INTEGRATIONS           | FULL
            ADMIN       | FILE_MANAGER           | FULL
            ADMIN       | SESSION_RECORDING      | FULL
            ADMIN       | REPORTS                | FULL
            TECHNICIAN  | BILLING                | NONE
            TECHNICIAN  | ASSIGN_ROLES           | NONE
            TECHNICIAN  | DEPARTMENT_PERMISSIONS | NONE
            TECHNICIAN  | PREFERENCES            | LIMITED
            TECHNICIAN  | REBRANDING             | NONE
            TECHNICIAN  | EMAIL_TEMPLATES        | NONE
            TECHNICIAN  | INTEGRATIONS           | NONE
            TECHNICIAN  | FILE_MANAGER           | NONE
            TECHNICIAN  | SESSION_RECORDING      | NONE
            TECHNICIAN  | REPORTS                | LIMITED
            """)
    void matrix(Role role, Privilege privilege, PrivilegeLevel level) {
        assertThat(Roles.privileges(role)).containsEntry(privilege, level);
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDITOR", "MEMBER", "EXTERNAL"})
    @DisplayName("R4 auditors, members and external users have no privilege, and each is named")
    void none(Role role) {
        assertThat(Roles.privileges(role))
                .containsOnlyKeys(Privilege.values())
                .allSatisfy((privilege, level) -> assertThat(level).isEqualTo(NONE));
    }

    @Test
    @DisplayName("R5 of an organization's own have what is written of them, and nothing else")
    void custom() {
        Map<Privilege, PrivilegeLevel> privileges = new EnumMap<>(Privilege.class);
        privileges.put(REPORTS, LIMITED);
        privileges.put(ASSIGN_ROLES, FULL);
        privileges.put(BILLING, NONE);
        String text = Roles.text(privileges);

        assertThat(text).isEqualTo("ASSIGN_ROLES=FULL,REPORTS=LIMITED");
        assertThat(Roles.privileges("AUDIT", text))
                .containsOnlyKeys(Privilege.values())
                .containsEntry(ASSIGN_ROLES, FULL)
                .containsEntry(REPORTS, LIMITED)
                .containsEntry(BILLING, NONE)
                .containsEntry(FILE_MANAGER, NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GONE"})
    @DisplayName("R5 that are deleted, or trusted with nothing, have no privilege")
    void deleted(String text) {
        assertThat(Roles.privileges("AUDIT", text.equals("GONE") ? null : text))
                .containsOnlyKeys(Privilege.values())
                .doesNotContainValue(FULL)
                .doesNotContainValue(LIMITED);
    }

    @Test
    @DisplayName("R4 that are predefined are never redefined by what is written of a custom one")
    void predefinedStays() {
        assertThat(Roles.privileges("MEMBER", "BILLING=FULL")).containsEntry(BILLING, NONE);
    }

    @Test
    @DisplayName("R4 cannot be changed by who reads them")
    void readOnly() {
        assertThatThrownBy(() -> Roles.privileges(Role.TECHNICIAN).put(PREFERENCES, FULL))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
