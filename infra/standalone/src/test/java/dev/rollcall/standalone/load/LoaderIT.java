package dev.rollcall.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderIT {

    private static final Office OFFICE = Office.demo();
    private static final int PEOPLE = OFFICE.employees().size();
    private static final int MESSAGES = OFFICE.messages().size();

    private final FakeRollcall rollcall = new FakeRollcall();
    private final FakeOffices offices = rollcall.offices;

    @AfterEach
    void stop() {
        rollcall.close();
    }

    @Nested
    class TheFirstTime {

        @Test
        void createsEveryoneAndRecordsEveryMessageOnce() {
            var summary = load();

            assertThat(summary.users()).isEqualTo(new Count(PEOPLE, 0));
            assertThat(summary.messages()).isEqualTo(new Count(MESSAGES, 0));
            assertThat(summary.departments()).isEqualTo(new Count(5, 0));
            assertEverythingThereOnce();
            assertThat(offices.interactions().values()).containsOnly(1);
            assertThat(rollcall.changes("/users")).isEqualTo(PEOPLE - 1);
            assertThat(summary.text()).contains("24 created", "604 recorded", "messages per second");
        }

        @Test
        void completesTheSuperAdminLikeAllOthers() {
            load();

            var first = offices.one(OFFICE.employees().getFirst().name());
            assertThat(offices.one("Demo Office").superAdminId).isEqualTo(first.id);
            assertThat(first.departmentId).isEqualTo(offices.one("Management").id);
            assertThat(first.teamIds).containsExactly(offices.one("Board").id);
            assertThat(first.fields).containsEntry("designation", "Chief Executive Officer");
        }

        @Test
        void returnsWhenTheLastChangeIsToBeSeen() {
            load();

            assertThat(rollcall.demanded).isEqualTo(offices.last()).isGreaterThan(MESSAGES);
        }

        @Test
        void takesAnOrganizationThatExists() {
            String id = load().organizationId();

            assertThat(new Loader(rollcall.origin(), FakeRollcall.TOKEN, Progress.SILENT)
                            .load(OFFICE, id)
                            .users())
                    .isEqualTo(new Count(0, PEOPLE));
            assertThatThrownBy(() ->
                            new Loader(rollcall.origin(), FakeRollcall.TOKEN, Progress.SILENT).load(OFFICE, "none"))
                    .hasMessageContaining("organizations.unknown");
        }
    }

    @Nested
    class Again {

        @Test
        void doublesNothing() {
            load();
            int before = rollcall.requests.size();

            var summary = load();

            assertThat(summary.users()).isEqualTo(new Count(0, PEOPLE));
            assertThat(summary.messages()).isEqualTo(new Count(0, MESSAGES));
            assertThat(summary.teams().added()).isZero();
            assertThat(rollcall.requests.subList(before, rollcall.requests.size()))
                    .filteredOn(r -> !r.startsWith("GET"))
                    .allMatch(r -> r.endsWith("/interactions"));
            assertEverythingThereOnce();
        }

        @Test
        void makesATeamAnewThatWasArchived() {
            load();
            offices.one("Board").archived = true;

            assertThat(load().teams()).isEqualTo(new Count(1, 9));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 4, 16, 17, 18, 19, 20, 30, 45, 60})
        void completesAfterABreakAnywhere(int changes) {
            rollcall.breakAfter(changes);
            assertThatThrownBy(LoaderIT.this::load).hasMessageContaining("load.unreachable");
            rollcall.mend();

            load();

            assertEverythingThereOnce();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 3, 10, 25})
        void findsWhatListsDoNotShowYet(int shown) {
            rollcall.breakAfter(30);
            assertThatThrownBy(LoaderIT.this::load).isInstanceOf(LoadFailed.class);
            rollcall.mend();
            offices.fallBehindTo(shown);

            load();

            assertEverythingThereOnce();
        }
    }

    @Nested
    class Trouble {

        @Test
        void comesAgainWhenTold() {
            rollcall.beBusy(Retries.MOST);

            load();

            assertEverythingThereOnce();
        }

        @Test
        void doesNotComeAgainForEver() {
            rollcall.beBusy(Retries.MOST + 1);

            assertThatThrownBy(LoaderIT.this::load).hasMessage("service.busy: Later.");
        }

        @Test
        void stopsAtAnyOtherProblemWithItsCode() {
            var loader = new Loader(rollcall.origin(), "wrong", Progress.SILENT);

            assertThatThrownBy(() -> loader.load(OFFICE))
                    .isInstanceOf(LoadFailed.class)
                    .hasMessage("token.invalid: The token is not known.");
            assertThat(rollcall.requests).hasSize(1);
        }

        @Test
        void stopsAtAnAddressOfAnotherOrganization() {
            load();
            var other = new Office("Another", OFFICE.employees(), OFFICE.messages());

            assertThatThrownBy(() -> new Loader(rollcall.origin(), FakeRollcall.TOKEN, Progress.SILENT).load(other))
                    .hasMessageStartingWith("email.taken");
            assertThat(offices.all("organizations")).hasSize(1);
        }

        @Test
        void saysThatNobodyAnswers() {
            rollcall.close();

            assertThatThrownBy(LoaderIT.this::load).hasMessageContaining("load.unreachable");
        }
    }

    private LoadSummary load() {
        return new Loader(rollcall.origin(), FakeRollcall.TOKEN, Progress.SILENT).load(OFFICE);
    }

    private void assertEverythingThereOnce() {
        assertThat(offices.all("organizations")).hasSize(1);
        assertThat(offices.all("departments")).hasSize(6);
        assertThat(offices.all("teams")).hasSize(10);
        assertThat(offices.all("users"))
                .hasSize(PEOPLE)
                .allSatisfy(user -> assertThat(user.fields).containsKeys("employeeId", "designation"))
                .allSatisfy(user -> assertThat(user.teamIds).hasSize(1));
        assertThat(offices.interactions()).hasSize(MESSAGES);
    }
}
