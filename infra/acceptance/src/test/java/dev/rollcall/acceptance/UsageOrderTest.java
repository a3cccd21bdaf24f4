package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.acceptance.UsageOrder.Contact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageOrderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

    private final UsageOrder order = new UsageOrder();

    @BeforeEach
    void hire() {
        order.employee("me", "Me");
        order.employee("a", "Zoë");
        order.employee("b", "anna");
        order.employee("c", "Bert");
    }

    @Test
    @DisplayName("R87 one post every day outranks twenty messages on each of three days")
    void countsDaysAndNotMessages() {
        for (int back = 10; back < 20; back++) {
            write("a", back, "09:00:00");
        }
        for (int i = 0; i < 20; i++) {
            write("b", 0, "10:00:" + (10 + i));
            write("b", 1, "10:00:" + (10 + i));
            write("b", 2, "10:00:" + (10 + i));
        }

        assertThat(contacts())
                .containsExactly(
                        new Contact("a", "Zoë", 10, at(10, "09:00:00")),
                        new Contact("b", "anna", 3, at(0, "10:00:29")));
    }

    @Test
    @DisplayName("R87 the 89th day back still counts from its first instant, the 90th no more to its last")
    void endsTheWindow() {
        write("a", 89, "00:00:00");
        write("b", 90, "23:59:59");
        write("c", 0, "23:59:59");
        order.message(at(-1, "00:00:00"), "me", "b");

        assertThat(contacts()).extracting(Contact::employee).containsExactly("c", "a");
    }

    @Test
    @DisplayName("R87 equal usage goes by the latest use, then by name ignoring case")
    void breaksTies() {
        write("a", 5, "12:00:00");
        write("c", 5, "12:00:00");
        write("b", 5, "12:00:00");
        order.employee("d", "Dora");
        write("d", 5, "12:00:01");

        assertThat(contacts()).extracting(Contact::name).containsExactly("Dora", "anna", "Bert", "Zoë");
    }

    @Test
    @DisplayName("R87 counts for the one who wrote, not for the one who was written to")
    void countsTheSenderOnly() {
        order.message(at(1, "12:00:00"), "a", "me");

        assertThat(contacts()).isEmpty();
    }

    @Test
    void readsAnOfficeWithAndWithoutNames(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("messages.csv"), "time,from,to\n2026-10-31T08:00:00Z,x,y\n");
        Files.writeString(folder.resolve("employees.csv"), "employee,email\nx,x@demo.example\ny,y@demo.example\n");
        assertThat(UsageOrder.of(folder).contacts("x", TODAY))
                .extracting(Contact::name)
                .containsExactly("y");

        Files.writeString(folder.resolve("employees.csv"), "employee,name\nx,Xenia\ny,Yann\n");
        assertThat(UsageOrder.of(folder).contacts("x", TODAY))
                .extracting(Contact::name)
                .containsExactly("Yann");
        assertThat(UsageOrder.of(folder).employees()).containsExactlyInAnyOrder("x", "y");
    }

    private List<Contact> contacts() {
        return order.contacts("me", TODAY);
    }

    private void write(String to, int daysBack, String time) {
        order.message(at(daysBack, time), "me", to);
    }

    private static Instant at(int daysBack, String time) {
        return TODAY.minusDays(daysBack).atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }
}
