package dev.rollcall.query.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RowsOfUsersTest {

    private static final UUID ID = new UUID(0, 1);
    private static final UUID OFFICE = new UUID(0, 2);
    private static final UUID EAST = new UUID(0, 3);
    private static final UUID WEST = new UUID(0, 4);

    @Nested
    class Profile {

        private final ProfileRow ben = new ProfileRow(
                ID,
                OFFICE,
                0,
                UserStatus.ACTIVE,
                UserType.INTERNAL,
                "MEMBER",
                "Ben C",
                OFFICE,
                List.of(),
                Map.of("phone", "110", "designation", "Trader"),
                Map.of("ben@a.example", true),
                "ben@a.example",
                false,
                List.of());

        @Test
        @DisplayName("R16 departments of a technician are lost with the role, and kept while inactive")
        void departmentPermissions() {
            ProfileRow technician =
                    ben.withRole(1, "TECHNICIAN").withDepartmentPermissions(2, false, List.of(EAST, WEST));
            assertThat(technician.permittedDepartmentIds()).containsExactly(EAST, WEST);
            assertThat(technician.departmentId()).isEqualTo(OFFICE);
            ProfileRow back = technician.withStatus(3, UserStatus.INACTIVE).withStatus(4, UserStatus.ACTIVE);
            assertThat(back.permittedDepartmentIds()).containsExactly(EAST, WEST);
            assertThat(back.version()).isEqualTo(4);
            ProfileRow member =
                    technician.withDepartmentPermissions(3, true, List.of()).withRole(4, "MEMBER");
            assertThat(member.allDepartments()).isFalse();
            assertThat(technician.withRole(3, "HELP_DESK").permittedDepartmentIds())
                    .isEmpty();
        }

        @Test
        @DisplayName("R12 fields take new values or are cleared; those not named keep theirs")
        void fields() {
            ProfileRow after = ben.withFields(3, Map.of("extension", "7"), List.of("phone"));
            assertThat(after.fields()).isEqualTo(Map.of("designation", "Trader", "extension", "7"));
            assertThat(after.version()).isEqualTo(3);
            assertThat(after.fullName()).isEqualTo("Ben C");
        }

        @Test
        @DisplayName("R12 the full name is no field but a column of its own")
        void fullName() {
            ProfileRow after = ben.withFields(1, Map.of("fullName", "Benjamin C"), List.of());
            assertThat(after.fullName()).isEqualTo("Benjamin C");
            assertThat(after.fields()).isEqualTo(ben.fields());
        }

        @Test
        @DisplayName("R20 addresses come unverified, are verified, and go")
        void emails() {
            ProfileRow added = ben.withEmail(1, "b@a.example", false);
            assertThat(added.emails()).isEqualTo(Map.of("ben@a.example", true, "b@a.example", false));
            ProfileRow verified = added.withEmail(2, "b@a.example", true).withPrimaryEmail(3, "b@a.example");
            assertThat(verified.emails()).containsEntry("b@a.example", true);
            assertThat(verified.primaryEmail()).isEqualTo("b@a.example");
            assertThat(verified.withoutEmail(4, "ben@a.example").emails()).isEqualTo(Map.of("b@a.example", true));
        }

        @Test
        @DisplayName("R14 teams stand in the order of joining")
        void teams() {
            ProfileRow both = ben.withTeam(1, EAST).withTeam(2, WEST);
            assertThat(both.teamIds()).containsExactly(EAST, WEST);
            assertThat(both.withTeam(3, EAST).teamIds()).containsExactly(WEST, EAST);
            assertThat(both.withoutTeam(3, EAST).teamIds()).containsExactly(WEST);
            assertThat(both.withDepartment(4, WEST).departmentId()).isEqualTo(WEST);
        }
    }

    @Nested
    class Directory {

        private final DirectoryRow ben = new DirectoryRow(
                ID,
                OFFICE,
                UserStatus.ACTIVE,
                UserType.INTERNAL,
                "MEMBER",
                "Ben C",
                "ben c",
                "Ben@a.example",
                "ben@a.example",
                OFFICE,
                List.of(EAST),
                9);

        @Test
        @DisplayName("R10 a name and an address are found whatever their case")
        void keys() {
            assertThat(ben.withName("BENJAMIN").nameKey()).isEqualTo("benjamin");
            assertThat(ben.withEmail("B@A.example").emailKey()).isEqualTo("b@a.example");
        }

        @Test
        @DisplayName("R13, R16 status and role change nothing else")
        void standing() {
            DirectoryRow changed = ben.withRole("HELP_DESK").withStatus(UserStatus.INACTIVE);
            assertThat(changed.role()).isEqualTo("HELP_DESK");
            assertThat(changed.status()).isEqualTo(UserStatus.INACTIVE);
            assertThat(changed.withStatus(UserStatus.ACTIVE).withRole("MEMBER")).isEqualTo(ben);
        }

        @Test
        @DisplayName("R14 a change of place changes nothing else")
        void place() {
            DirectoryRow moved = ben.withDepartment(WEST).withTeam(WEST).withoutTeam(EAST);
            assertThat(moved.departmentId()).isEqualTo(WEST);
            assertThat(moved.teamIds()).containsExactly(WEST);
            assertThat(moved.withDepartment(OFFICE).withTeam(EAST).withoutTeam(WEST))
                    .isEqualTo(ben);
        }
    }
}
