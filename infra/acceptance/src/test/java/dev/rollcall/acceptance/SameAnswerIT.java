package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nobody learns from an answer to a failed sign-in whether there is such a user, or why it failed. */
@RunsRollcall
@DisplayName("A sign-in that fails")
class SameAnswerIT {

    private static final int SAMPLES = 20;
    private static final String WRONG = "not the password at all";

    private final Rollcall rollcall;
    private final Office office;
    private final Api admin;
    private final Map<Why, String> emails = new EnumMap<>(Why.class);
    private final Map<Why, String> ids = new EnumMap<>(Why.class);

    SameAnswerIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.admin = office.superAdminApi();
    }

    private enum Why {
        UNKNOWN_ADDRESS,
        NO_ADDRESS_AT_ALL,
        WRONG_PASSWORD,
        LOCKED,
        NO_PASSWORD,
        INACTIVE,
        EXTERNAL
    }

    @BeforeEach
    void oneOfEachKind() {
        for (Why why : Why.values()) {
            String localPart = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
            emails.put(why, why == Why.NO_ADDRESS_AT_ALL ? "no address" : office.email(localPart));
            if (why != Why.UNKNOWN_ADDRESS && why != Why.NO_ADDRESS_AT_ALL) {
                ids.put(why, office.add("Some Body", localPart).id());
            }
        }
        for (Why why : List.of(Why.WRONG_PASSWORD, Why.LOCKED, Why.INACTIVE, Why.EXTERNAL)) {
            office.signIn(ids.getOrDefault(why, ""), emails.getOrDefault(why, ""));
        }
        for (int i = 0; i < 10; i++) {
            attempt(Why.LOCKED, WRONG).expect(401);
        }
        admin.put(path(Why.INACTIVE, "/status"), "{\"status\": \"INACTIVE\"}").expect(204);
        rollcall.logAsSuperuser() // there is no way to add one yet: as it will stand in the claims
                .sql("update command.claim set label = 'EXTERNAL' where scope = 'user' and key = ?")
                .param(ids.get(Why.EXTERNAL))
                .update();
    }

    private String path(Why why, String rest) {
        return office.path("/users/" + ids.get(why) + rest);
    }

    private Answer attempt(Why why, String password) {
        return rollcall.api().as("").post("/v1/sessions", """
                {"email": "%s", "password": "%s"}""".formatted(emails.get(why), password));
    }

    /** With the right password, where there is one that would be right. */
    private Answer attempt(Why why) {
        return switch (why) {
            case LOCKED, INACTIVE, EXTERNAL -> attempt(why, Office.password(ids.getOrDefault(why, "")));
            default -> attempt(why, WRONG);
        };
    }

    @Test
    @DisplayName("R34 is answered in the same words and headers, whatever the reason")
    void words() {
        Set<String> answers = new TreeSet<>();
        for (Why why : Why.values()) {
            Answer answer = attempt(why).expectProblem(401, "sign-in.failed");
            Set<String> headers = new TreeSet<>(answer.headers().map().keySet());
            answers.add(answer.body().replace(answer.header("X-Request-Id"), "")
                    + headers
                    + answer.header("WWW-Authenticate")
                    + answer.header("Cache-Control"));
        }
        assertThat(answers).hasSize(1);
        assertThat(answers.iterator().next()).doesNotContainIgnoringCase("lock", "inactive", "unknown", "exist");
    }

    @Test
    @DisplayName("R34 takes the same time, whatever the reason")
    void time() {
        Map<Why, long[]> nanos = new EnumMap<>(Why.class);
        List<Why> kinds = new ArrayList<>(Arrays.asList(Why.values()));
        kinds.forEach(why -> nanos.put(why, new long[SAMPLES]));
        kinds.forEach(this::attempt);
        Random random = new Random(34);
        for (int i = 0; i < SAMPLES; i++) {
            if (i % 8 == 0) { // none but the one that is to be is locked
                admin.delete(path(Why.WRONG_PASSWORD, "/lock")).expect(204);
                admin.delete(path(Why.NO_PASSWORD, "/lock")).expect(204);
            }
            // In turns, so that whatever else the machine does meets all alike; in any order, so that no one follows
            // another always.
            Collections.shuffle(kinds, random);
            for (Why why : kinds) {
                long start = System.nanoTime();
                attempt(why);
                nanos.getOrDefault(why, new long[SAMPLES])[i] = System.nanoTime() - start;
            }
        }
        double usual = least(nanos.getOrDefault(Why.WRONG_PASSWORD, new long[0]));
        assertThat(nanos)
                .allSatisfy((why, times) -> assertThat(least(times) / usual)
                        .as("%s took %.1f ms, a wrong password %.1f ms", why, least(times) / 1e6, usual / 1e6)
                        .isBetween(0.75, 1.33));
    }

    /** The work itself: whatever else the machine does can only add to it. */
    private static double least(long[] nanos) {
        return Arrays.stream(nanos).min().orElseThrow();
    }
}
