package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
class ContactsIT {

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;
    private final String me;

    ContactsIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
        this.me = office.superAdmin();
    }

    private Answer use(String with, String at, String id) {
        return api.post(
                        interactions(),
                        "{\"with\": \"%s\", \"kind\": \"MESSAGE\", \"at\": \"%s\", \"id\": \"%s\"}"
                                .formatted(with, at, id))
                .expect(200);
    }

    private String interactions() {
        return office.path("/users/" + me + "/interactions");
    }

    private Answer contacts(String asOf, long position) {
        return api.get(office.path("/users/" + me + "/contacts?order=usage&asOf=" + asOf), position)
                .expect(200);
    }

    @Test
    @DisplayName("R87 one post every day outranks twenty messages on each of three days")
    void countsDays() {
        String daily = office.add("Daily", "daily").id();
        String chatty = office.add("Chatty", "chatty").id();
        for (int day = 1; day <= 4; day++) {
            use(daily, "2020-05-0%dT12:00:00Z".formatted(day), "d" + day);
        }
        long last = 0;
        for (int i = 0; i < 60; i++) {
            last = use(chatty, "2020-05-0%dT13:%02d:00Z".formatted(i / 20 + 2, i % 20), "c" + i)
                    .position();
        }
        Answer answer = contacts("2020-05-04T23:59:59Z", last);
        assertThat(answer.items("/userId")).containsExactly(daily, chatty);
        assertThat(answer.items("/usage")).containsExactly("4", "3");
        assertThat(answer.items("/lastUsedAt")).containsExactly("2020-05-04T12:00:00Z", "2020-05-04T13:19:00Z");
        assertThat(answer.items("/state")).containsOnly("COLLEAGUE");
    }

    @Test
    @DisplayName("R87 counts the day of the message itself, in UTC, whenever and however often it is recorded")
    void theMessagesOwnDay() {
        String cy = office.add("Cy", "cy").id();
        use(cy, "2020-05-02T00:30:00+02:00", "late-evening-of-the-first"); // 2020-05-01 in UTC
        use(cy, "2020-05-01T01:00:00Z", "recorded-later");
        Answer repeated = use(cy, "2020-06-09T09:00:00Z", "recorded-later");
        assertThat(repeated.json().at("/recorded").asInt()).isZero();
        assertThat(repeated.json().at("/alreadyRecorded").asInt()).isEqualTo(1);

        Answer answer = contacts("2020-06-10T00:00:00Z", repeated.position());
        assertThat(answer.items("/usage")).containsExactly("1");
        assertThat(answer.items("/lastUsedAt")).containsExactly("2020-05-01T22:30:00Z");
    }

    @Test
    @DisplayName("R87 the latest use is the latest, also in the hour that a server's own clock shows twice")
    void repeatedHour() {
        String gil = office.add("Gil", "gil").id();
        use(gil, "2019-10-27T01:30:00.123Z", "second");
        long position = use(gil, "2019-10-27T00:30:00Z", "first").position();
        assertThat(contacts("2019-10-27T12:00:00Z", position).items("/lastUsedAt"))
                .containsExactly("2019-10-27T01:30:00.123Z");
    }

    @Test
    @DisplayName("R87 a colleague drops out when the use is older than 90 days, the day asked for included")
    void dropsOut() {
        String dee = office.add("Dee", "dee").id();
        long position = use(dee, "2020-01-01T23:59:59Z", "once").position();
        assertThat(contacts("2020-01-01T00:00:00Z", position).items("/userId")).containsExactly(dee);
        assertThat(contacts("2020-03-30T00:00:00Z", position).items("/userId")).containsExactly(dee);
        assertThat(contacts("2020-03-31T00:00:00Z", position).items()).isEmpty();
        assertThat(contacts("2019-12-31T23:59:59Z", position).items()).isEmpty();
    }

    @Test
    @DisplayName("R87 equals are listed by latest use, then by display name, over pages too")
    void decidesTies() {
        String zed = office.add("Zed", "zed").id();
        String amy = office.add("amy", "amy").id();
        String bob = office.add("Bob", "bob").id();
        api.patch(office.path("/users/" + zed), "{\"fields\": {\"displayName\": \"Aaron\"}}")
                .expect(204);
        for (String user : List.of(zed, amy, bob)) {
            use(user, "2020-05-01T09:00:00Z", "same-" + user);
        }
        String later = office.add("Later", "later").id();
        long position = use(later, "2020-05-01T09:00:01Z", "later").position();

        String path = office.path("/users/" + me + "/contacts?asOf=2020-05-01T12:00:00Z&limit=1");
        List<String> paged = new java.util.ArrayList<>();
        while (!path.isEmpty()) {
            Answer page = api.get(path, position).expect(200);
            paged.addAll(page.items("/userId"));
            path = Links.next(page);
        }
        assertThat(paged).containsExactly(later, zed, amy, bob);
    }

    @Test
    @DisplayName("R87 the window moves with the day by itself, and the order kept for it is the one computed for it")
    void movesWithTheDay() {
        String cy = office.add("Cy", "cy").id();
        Instant now = Instant.now();
        String uses =
                "{\"items\": [{\"with\": \"%1$s\", \"kind\": \"CALL\", \"at\": \"%2$s\"}, {\"with\": \"%1$s\", \"kind\": \"CALL\", \"at\": \"%3$s\"}]}"
                        .formatted(cy, now, now.minus(Duration.ofDays(1)));
        long position = api.post(interactions(), uses).expect(200).position();
        try {
            for (int days : List.of(0, 88, 89, 90, 0)) {
                Instant then = now.plus(Duration.ofDays(days));
                rollcall.clock().hold(then);
                int usage = days <= 88 ? 2 : 90 - days;
                // Before the day has moved, and after it.
                assertThat(usageOf(cy, position)).isEqualTo(usage);
                Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> isRankedFor(then));
                assertThat(usageOf(cy, position)).isEqualTo(usage);
            }
        } finally {
            rollcall.clock().release();
        }
    }

    private int usageOf(String contact, long position) {
        return api.get(office.path("/users/" + me + "/contacts"), position).expect(200).items().stream()
                .filter(item -> item.at("/userId").asString().equals(contact))
                .findFirst()
                .orElseThrow()
                .at("/usage")
                .asInt();
    }

    private boolean isRankedFor(Instant day) {
        return rollcall.readModels()
                .sql("select exists (select from contacts_day_v2 where day = ?::date)")
                .param(day.atZone(ZoneOffset.UTC).toLocalDate().toString())
                .query(Boolean.class)
                .single();
    }

    @Test
    @DisplayName("R87 the same batch sent by many at once counts once")
    void racingBatches() throws Exception {
        String eve = office.add("Eve", "eve").id();
        String batch = "{\"items\": [%s]}"
                .formatted(String.join(
                        ",",
                        IntStream.range(0, 40)
                                .mapToObj(i -> """
                                        {"with": "%s", "kind": "CALL", "at": "2020-05-01T09:00:00Z", "id": "r%d"}""".formatted(eve, i))
                                .toList()));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> callers.submit(() -> api.post(interactions(), batch)))
                    .toList();
            int recorded = 0;
            for (Future<Answer> answer : answers) {
                recorded += answer.get().expect(200).json().at("/recorded").asInt();
            }
            assertThat(recorded).isEqualTo(40);
        }
    }

    @Test
    @DisplayName("R87 refuses, with the place in the body, what cannot be")
    void refusals() {
        String stranger = Office.register(api).superAdmin();
        String item = "{\"items\": [{\"with\": \"%s\", \"kind\": \"MESSAGE\", \"at\": \"%s\", \"id\": \"x\"}]}";
        assertThat(api.post(interactions(), item.formatted(stranger, "2020-05-01T09:00:00Z"))
                        .expectProblem(422, "request.invalid-fields")
                        .fieldErrors())
                .containsExactly("/items/0/with interaction.with-not-found");
        assertThat(api.post(interactions(), item.formatted(me, "2020-05-01T09:00:00Z"))
                        .expectProblem(422, "request.invalid-fields")
                        .fieldErrors())
                .containsExactly("/items/0/with interaction.with-oneself");
        String fay = office.add("Fay", "fay").id();
        assertThat(api.post(interactions(), item.formatted(fay, "2999-05-01T09:00:00Z"))
                        .expectProblem(422, "request.invalid-fields")
                        .fieldErrors())
                .containsExactly("/items/0/at interaction.in-future");
        api.post(
                        Office.register(api).path("/users/" + me + "/interactions"),
                        item.formatted(fay, "2020-05-01T09:00:00Z"))
                .expectProblem(404, "user.not-found");
        api.get(office.path("/users/" + stranger + "/contacts")).expectProblem(404, "user.not-found");
        assertThat(api.post(
                                interactions(),
                                "{\"with\": \"%s\", \"kind\": \"CALL\", \"at\": \"2999-05-01T09:00:00Z\"}"
                                        .formatted(fay))
                        .expectProblem(422, "request.invalid-fields")
                        .fieldErrors())
                .containsExactly("/at interaction.in-future");
        for (String bad : List.of(
                "asOf=yesterday",
                "limit=",
                "order=usage&order=usage",
                "order=name",
                "cursor=x",
                "limit=0",
                "asOf=99999999")) {
            api.send("GET", office.path("/users/" + me + "/contacts?" + bad), "", Map.of())
                    .expectProblem(400, "request.invalid-parameter");
        }
        api.get(office.path("/users/" + me + "/contacts?asof=2020-01-01T00:00:00Z"))
                .expectProblem(400, "request.unknown-parameter");
    }
}
