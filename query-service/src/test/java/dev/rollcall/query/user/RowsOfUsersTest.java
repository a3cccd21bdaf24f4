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
                List.of(),
                Licence.FREE,
                null,
                0,
                Map.of());

        @Test
        @DisplayName("R16 departments of a technician are lost with the role, and kept while inactive")
        void departmentPermissions() {
            ProfileRow technician = ben.inRole("TECHNICIAN").workingFor(false, List.of(EAST, WEST));
            assertThat(technician.permittedDepartmentIds()).containsExactly(EAST, WEST);
            assertThat(technician.departmentId()).isEqualTo(OFFICE);
            ProfileRow back = technician.withStatus(UserStatus.INACTIVE).withStatus(UserStatus.ACTIVE);
            assertThat(back.permittedDepartmentIds()).containsExactly(EAST, WEST);
            ProfileRow member = technician.workingFor(true, List.of()).inRole("MEMBER");
            assertThat(member.allDepartments()).isFalse();
            assertThat(technician.inRole("HELP_DESK").permittedDepartmentIds()).isEmpty();
        }

        @Test
        @DisplayName("R12 fields take new values or are cleared; those not named keep theirs")
        void fields() {
            ProfileRow after = ben.withFields(Map.of("extension", "7"), List.of("phone"));
            assertThat(after.fields()).isEqualTo(Map.of("designation", "Trader", "extension", "7"));
            assertThat(after.fullName()).isEqualTo("Ben C");
        }

        @Test
        @DisplayName("R12 the full name is no field but a column of its own")
        void fullName() {
            ProfileRow after = ben.withFields(Map.of("fullName", "Benjamin C"), List.of());
            assertThat(after.fullName()).isEqualTo("Benjamin C");
            assertThat(after.fields()).isEqualTo(ben.fields());
        }

        @Test
        @DisplayName("R20 addresses come unverified, are verified, and go")
        void emails() {
            ProfileRow added = ben.withEmail("b@a.example", false);
            assertThat(added.emails()).isEqualTo(Map.of("ben@a.example", true, "b@a.example", false));
            ProfileRow verified = added.withEmail("b@a.example", true).withPrimaryEmail("b@a.example");
            assertThat(verified.emails()).containsEntry("b@a.example", true);
            assertThat(verified.primaryEmail()).isEqualTo("b@a.example");
            assertThat(verified.withoutEmail("ben@a.example").emails()).isEqualTo(Map.of("b@a.example", true));
        }

        @Test
        @DisplayName("R14 teams stand in the order of joining")
        void teams() {
            ProfileRow both = ben.withTeam(EAST).withTeam(WEST);
            assertThat(both.teamIds()).containsExactly(EAST, WEST);
            assertThat(both.withTeam(EAST).teamIds()).containsExactly(WEST, EAST);
            assertThat(both.withoutTeam(EAST).teamIds()).containsExactly(WEST);
            assertThat(both.withDepartmentId(WEST).departmentId()).isEqualTo(WEST);
        }
    }

    @Nested
    class Directory {

        private final DirectoryRow ben = new DirectoryRow(
                ID,
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
                Licence.FREE,
                9);

        @Test
        @DisplayName("R10 a name and an address are found whatever their case")
        void keys() {
            assertThat(ben.named("BENJAMIN").nameKey()).isEqualTo("benjamin");
            assertThat(ben.under("B@A.example").emailKey()).isEqualTo("b@a.example");
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
            DirectoryRow moved = ben.withDepartmentId(WEST).withTeam(WEST).withoutTeam(EAST);
            assertThat(moved.departmentId()).isEqualTo(WEST);
            assertThat(moved.teamIds()).containsExactly(WEST);
            assertThat(moved.withDepartmentId(OFFICE).withTeam(EAST).withoutTeam(WEST))
                    .isEqualTo(ben);
        }
    }
}
