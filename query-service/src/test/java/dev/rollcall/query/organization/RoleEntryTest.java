package dev.rollcall.query.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoleEntryTest {

    private static final RolesRow OWN = new RolesRow(new UUID(0, 1), Map.of())
            .with("NIGHT_SHIFT", 4, Map.of(Privilege.REPORTS, PrivilegeLevel.LIMITED))
            .with("HELP_DESK", 3, Map.of(Privilege.ASSIGN_ROLES, PrivilegeLevel.FULL));

    @Test
    @DisplayName("R4 the matrix has the predefined roles first, then those of the organization's own by name")
    void matrix() {
        assertThat(names(RoleEntry.matrix(OWN)))
                .containsExactly(
                        "SUPER_ADMIN",
                        "ADMIN",
                        "TECHNICIAN",
                        "AUDITOR",
                        "MEMBER",
                        "EXTERNAL",
                        "HELP_DESK",
                        "NIGHT_SHIFT");
        assertThat(RoleEntry.matrix(OWN))
                .allSatisfy(entry -> assertThat(entry.privileges()).containsOnlyKeys(Privilege.values()));
    }

    @Test
    @DisplayName("R5 what a role of the organization's own does not name it does not have")
    void notNamed() {
        RoleEntry entry = RoleEntry.matrix(OWN).getLast();
        assertThat(entry.predefined()).isFalse();
        assertThat(entry.version()).isEqualTo(4);
        assertThat(entry.privileges())
                .containsEntry(Privilege.REPORTS, PrivilegeLevel.LIMITED)
                .containsEntry(Privilege.BILLING, PrivilegeLevel.NONE);
    }

    @Test
    @DisplayName("R4 a page goes on after the role where the one before ended, even if that is no more")
    void pages() {
        List<RoleEntry> all = RoleEntry.matrix(OWN);
        for (int i = 0; i < all.size(); i++) {
            assertThat(RoleEntry.after(all.get(i).cursor(), OWN)).isEqualTo(all.subList(i + 1, all.size()));
        }
        assertThat(names(RoleEntry.after(all.get(6).cursor(), OWN.without("HELP_DESK"))))
                .containsExactly("NIGHT_SHIFT");
    }

    private static List<String> names(List<RoleEntry> entries) {
        return entries.stream().map(RoleEntry::role).toList();
    }
}
