package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("A storm of sign-ins")
class HashingLoadIT {

    private static final int SIGN_INS = 200;
    private static final int USERS = 4;
    private static final int OTHERS = 60;

    private final Rollcall rollcall;
    private final Office office;

    HashingLoadIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
    }

    @Test
    @DisplayName("R36 is served or told to come again, and leaves others their answers")
    void storm() throws Exception {
        List<Person> users = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            users.add(Person.join(rollcall, office, "user" + i));
        }
        Person other = users.getFirst();
        others(other); // warm
        double before = median(others(other));

        Race storm;
        double meanwhile;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Race> signIns = threads.submit(() -> Race.of(SIGN_INS, i -> {
                Person user = users.get(i % USERS);
                return user.attempt(user.password());
            }));
            List<Long> nanos = new ArrayList<>();
            while (!signIns.isDone()) {
                nanos.add(request(other, nanos.size()));
            }
            storm = signIns.get();
            assertThat(nanos).as("requests while the storm went on").hasSizeGreaterThan(10);
            meanwhile = median(nanos);
        }

        List<Answer> served = storm.answers(201);
        List<Answer> sentAway = storm.answers(429);
        assertThat(served.size() + sentAway.size()).isEqualTo(SIGN_INS);
        assertThat(served).as("as many as wait").hasSizeGreaterThanOrEqualTo(64);
        assertThat(sentAway).isNotEmpty().allSatisfy(answer -> {
            answer.expectProblem(429, "sign-in.busy");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        });
        // Behind the storm they would wait for seconds.
        assertThat(meanwhile)
                .as("%.1f ms before, %.1f ms meanwhile", before / 1e6, meanwhile / 1e6)
                .isLessThan(before * 10 + 150e6);
        // Nothing is lost: all who were served are in, as far as the policy allows, and who comes again is served.
        other.attempt(other.password()).expect(201);
    }

    private static List<Long> others(Person user) {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            nanos.add(request(user, i));
        }
        return nanos;
    }

    /** A read and a change in turns. */
    private static long request(Person user, int i) {
        long start = System.nanoTime();
        if (i % 2 == 0) {
            user.rollcall().api().get(user.path("")).expect(200);
        } else {
            user.rollcall()
                    .api()
                    .patch(user.path(""), "{\"fields\": {\"extension\": \"%d\"}}".formatted(i))
                    .expect(204);
        }
        return System.nanoTime() - start;
    }

    private static double median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
