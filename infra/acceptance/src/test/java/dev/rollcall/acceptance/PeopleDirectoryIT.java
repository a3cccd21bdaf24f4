package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

@RunsRollcall
@DisplayName("R9 The people directory")
class PeopleDirectoryIT {

    private static final String HEADER = "email,department,designation,reportingTo,employeeId,dateOfJoining\n";

    private final Rollcall rollcall;
    private final Office office;
    private final Api boss;
    private String ben = "";

    PeopleDirectoryIT(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.office = Office.register(rollcall.api());
        this.boss = office.superAdminApi();
    }

    @BeforeEach
    void somebody() {
        if (ben.isEmpty()) {
            ben = office.add("Ben Cole", "ben").id();
            office.create("departments", "Trading");
        }
    }

    private long switched(boolean enabled) {
        return boss.put(office.path("/integrations/people-directory"), "{\"enabled\": %s}".formatted(enabled))
                .expect(204)
                .position();
    }

    /** Written whole, and looked at by the job that else comes by schedule. */
    private void says(String rows) throws IOException {
        Path file = rollcall.peopleDirectory().resolve(office.id() + ".csv");
        Path fresh = Files.writeString(rollcall.peopleDirectory().resolve("new"), HEADER + rows);
        Files.setLastModifiedTime(fresh, FileTime.from(Instant.now().plusNanos(System.nanoTime() % 1_000_000_000)));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        rollcall.commands().getBean("peopleDirectorySync", Runnable.class).run();
    }

    private long head() {
        return office.create("teams", "Head " + System.nanoTime()).position();
    }

    private long events() {
        return rollcall.log("rollcall_reader")
                .sql("select count(*) from event_store.event where stream = ?")
                .param("user/" + ben)
                .query(Long.class)
                .single();
    }

    private Answer shown() {
        return boss.get(office.path("/users/" + ben), head()).expect(200);
    }

    @Test
    @DisplayName("R9 is switched on, says who works where, is marked as the source, and is not contradicted here")
    void story() throws IOException {
        assertThat(boss.get(office.path("/integrations"), switched(true))
                        .expect(200)
                        .text("/items/0/enabled"))
                .isEqualTo("true");
        says("%s,trading,Trader,%s,E-7,2020-02-29\nnobody@x.example,,,,,\n%s,Nowhere,,,,\n"
                .formatted(office.email("ben"), office.email("ada"), office.email("ada")));

        Answer user = shown();
        assertThat(user.text("/department/name")).isEqualTo("Trading");
        assertThat(user.text("/department/source")).isEqualTo("PEOPLE_DIRECTORY");
        assertThat(user.text("/fields/designation/value")).isEqualTo("Trader");
        assertThat(user.text("/fields/designation/source")).isEqualTo("PEOPLE_DIRECTORY");
        assertThat(user.text("/fields/reportingTo/value")).isEqualTo(office.superAdmin());
        assertThat(user.text("/fields/dateOfJoining/value")).isEqualTo("2020-02-29");
        boss.patch(office.path("/users/" + ben), "{\"fields\": {\"designation\": \"Chief\"}}")
                .expectProblem(422, "request.invalid-fields");
        rollcall.api()
                .put(office.path("/users/" + ben + "/department"), "{\"departmentId\": \"%s\"}".formatted(office.id()))
                .expectProblem(422, "request.invalid-fields");
        boss.patch(office.path("/users/" + ben), "{\"fields\": {\"phone\": \"110 112\"}}")
                .expect(204);

        long before = events();
        says("%s,Trading,Trader,%s,E-7,2020-02-29\n".formatted(office.email("ben"), office.email("ada")));
        assertThat(events()).isEqualTo(before);
        says("%s,Trading,,%s,E-8,2020-02-29\n".formatted(office.email("ben"), office.email("ada")));
        assertThat(events()).isEqualTo(before + 1);
        assertThat(shown().json().at("/fields").has("designation")).isFalse();

        switched(false);
        boss.patch(office.path("/users/" + ben), "{\"fields\": {\"employeeId\": \"E-9\"}}")
                .expect(204);
        assertThat(shown().text("/fields/employeeId/source")).isEqualTo("ROLLCALL");
        assertThat(shown().text("/fields/reportingTo/source")).isEqualTo("PEOPLE_DIRECTORY");
    }

    @Test
    @DisplayName("R9 says nothing where it is not switched on, or what it says is no CSV")
    void silent() throws IOException {
        long before = events();
        says("%s,Trading,Trader,,,\n".formatted(office.email("ben")));
        assertThat(events()).isEqualTo(before);
        boss.put(office.path("/integrations/coffee-machine"), "{\"enabled\": true}")
                .expectProblem(404, "integration.not-found");
        switched(true);
        says("\"never ends");
        assertThat(events()).isEqualTo(before);
        switched(false);
    }

    @Test
    @DisplayName("R9 is looked at on a schedule")
    void scheduled() {
        assertThat(rollcall.commands()
                        .getBean(ScheduledAnnotationBeanPostProcessor.class)
                        .getScheduledTasks())
                .anyMatch(task -> task.toString().contains("PeopleDirectorySync"));
    }
}
