package dev.rollcall.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.acceptance.TestMailServer.Mail;
import dev.rollcall.notifier.Notifier;
import dev.rollcall.notifier.RunningNotifier;
import dev.rollcall.standalone.parts.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The production notifier on the real path: change, log, Kafka, mail server. */
@RunsRollcall
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Mail")
class NotifierIT {

    private static final String FEED = "rollcall.events";
    private static final String DEAD = "rollcall.mail.dead";
    private static final String SENT = "rollcall.mail.sent";

    private final Rollcall rollcall;
    private final Office office;
    private final Person boss;
    private final TestMailServer box = new TestMailServer(FreePort.next());
    private final Map<String, String> settings;
    private final List<AutoCloseable> running = new ArrayList<>();
    private int people;

    NotifierIT(Rollcall rollcall, Office office) {
        this.rollcall = rollcall;
        this.office = office;
        this.boss = Person.superAdmin(rollcall, office);
        this.settings = rollcall.notifierSettings(box.port());
    }

    private RunningNotifier start() {
        RunningNotifier notifier = RunningNotifier.start(settings);
        running.add(notifier);
        return notifier;
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : running.reversed()) {
            each.close();
        }
        running.clear();
        box.replies(to -> 250);
        box.afterTaking(() -> {});
    }

    private Person somebody() {
        people++;
        return Person.join(rollcall, office, "mail" + people);
    }

    private Answer reset(Person whose) {
        return boss.api().post(whose.path("/password-resets"), "{}").expect(201);
    }

    @Test
    @DisplayName("R43 says who reset a password and when, never the password; again when asked, in the same words")
    void passwordReset() {
        start();
        Person ben = somebody();
        box.await(ben.email(), 1); // of the first one, by the operator
        String password = reset(ben).text("/oneTimePassword");
        List<Mail> mails = box.await(ben.email(), 2);

        assertThat(mails.getFirst().text()).contains("was reset by the operator of this service on ");
        Mail mail = mails.getLast();
        assertThat(mail.subject()).isEqualTo("Your password was reset");
        assertThat(mail.text())
                .contains("Hello Person mail")
                .contains("was reset by Ada")
                .contains(" UTC.");
        assertThat(mail.text() + mail.html()).doesNotContain(password);

        String id = Logged.of(rollcall, "account/" + ben.id(), "account.password-reset")
                .getLast()
                .says("/resetId");
        boss.api()
                .post(ben.path("/password-resets/" + id + "/notifications"), "")
                .expect(204);
        Mail again = box.await(ben.email(), 3).getLast();
        assertThat(again.text()).isEqualTo(mail.text());
        assertThat(again.id()).isNotEqualTo(mail.id());
    }

    @Test
    @DisplayName("R21 carries the code that proves an address: once, to who it belongs to; five wrong ones void it")
    void verification() throws IOException {
        start();
        Person ben = somebody();
        String address = office.email(ben.email().split("@", 2)[0] + "-home");
        boss.api()
                .post(ben.path("/emails"), "{\"address\": \"%s\"}".formatted(address))
                .expect(201);
        String email = ben.path("/emails/" + address);
        String first = box.await(address, 1).getFirst().code();

        ben.api().put(email + "/verification").expect(422);
        for (int i = 0; i < 5; i++) {
            assertThat(prove(ben, email, "WRONG-WRONG").expect(422).body()).contains("email.code-wrong");
        }
        prove(ben, email, first).expectProblem(409, "email.code-void");

        ben.api().post(email + "/verification-codes", "").expect(204);
        String second = box.await(address, 2).getLast().code();
        assertThat(second).isNotEqualTo(first);
        assertThat(prove(ben, email, first).expect(422).body()).contains("email.code-wrong");
        Race race = Race.of(4, i -> prove(ben, email, second));
        assertThat(race.answers(204)).hasSize(1);
        assertThat(race.answers(409)).hasSize(3);
        assertThat(Logged.of(rollcall, "user/" + ben.id(), "user.email-verified"))
                .hasSize(1);
        prove(ben, email, second).expectProblem(409, "email.code-void");
        ben.api().post(email + "/verification-codes", "").expectProblem(409, "email.already-verified");
        assertKeptNowhere(first, ben);
        assertKeptNowhere(second, ben);
    }

    private static Answer prove(Person who, String email, String code) {
        return who.api().put(email + "/verification", "{\"code\": \"%s\"}".formatted(code));
    }

    /** R36 */
    private void assertKeptNowhere(String code, Person whose) throws IOException {
        String bare = code.replace("-", "");
        List<String> places = new ArrayList<>();
        for (String topic : List.of(FEED, DEAD, SENT)) {
            records(topic).forEach(record -> places.add(record.value() + record.headers()));
        }
        places.add(Files.readString(Path.of("target", "acceptance.log")));
        Logged.of(rollcall, "user/" + whose.id())
                .forEach(event -> places.add(event.payload() + " " + event.metadata()));
        JdbcClient all = rollcall.logAsSuperuser();
        for (String table : List.of("event_store.event", "command.answer", "command.claim", "command.snapshot")) {
            places.addAll(all.sql("select t::text from %s as t".formatted(table))
                    .query(String.class)
                    .list());
        }
        assertThat(places).hasSizeGreaterThan(10).noneMatch(place -> place.contains(code) || place.contains(bare));
    }

    @Test
    @DisplayName(
            "waits for a mail server that is down, then comes once each; nothing is put aside, and the alarm says so")
    void outage() throws Exception {
        RunningNotifier notifier = start();
        List<Person> all = List.of(somebody(), somebody(), somebody());
        all.forEach(each -> box.await(each.email(), 1));
        int deadBefore = records(DEAD).size();
        box.stop();
        all.forEach(this::reset);
        String down = health(notifier, "/actuator/health", 503);
        assertThat(down).contains("\"mailServer\"", "DOWN", "smtp.");
        health(notifier, "/actuator/health/readiness", 200);
        assertThat(health(notifier, "/actuator/prometheus", 200)).contains("rollcall_mail_outages_total 1.0");

        box.startAgain();
        all.forEach(each -> box.await(each.email(), 2));
        reset(all.getFirst());
        box.await(all.getFirst().email(), 3);
        assertThat(ids(all.get(1))).hasSize(2);
        assertThat(box.to(all.get(1).email())).hasSize(2);
        assertThat(box.to(all.get(2).email())).hasSize(2);
        assertThat(records(DEAD)).hasSize(deadBefore);
        health(notifier, "/actuator/health", 200);
    }

    private Set<String> ids(Person to) {
        return box.to(to.email()).stream().map(Mail::id).collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    @DisplayName("is tried again when it is not taken for the moment, and comes once")
    void later() {
        Person ben = somebody();
        AtomicInteger refused = new AtomicInteger();
        box.replies(to -> to.equals(ben.email()) && refused.incrementAndGet() <= 3 ? 451 : 250);
        start();

        assertThat(box.await(ben.email(), 1)).hasSize(1);
        assertThat(refused).hasValue(4);
    }

    @Test
    @DisplayName("that is refused for good is put aside without a secret, with an alarm; an operator sends it later")
    void refused() throws Exception {
        Person ben = somebody();
        String address = ben.email();
        box.replies(to -> to.equals(address) ? 550 : 250);
        RunningNotifier notifier = start();
        health(notifier, "/actuator/health/readiness", 200);
        String sick = health(notifier, "/actuator/health", 503);
        assertThat(sick).contains("\"deadLettersSinceStart\":1");
        assertThat(health(notifier, "/actuator/prometheus", 200)).contains("rollcall_mail_dead_total 1.0");
        ConsumerRecord<String, String> dead = records(DEAD).stream()
                .filter(record -> record.value().contains(address))
                .findFirst()
                .orElseThrow();
        assertThat(header(dead, "mail-reason")).isEqualTo("smtp.550");
        assertThat(header(dead, "mail-attempts")).isEqualTo("1");
        assertThat(header(dead, "ce_type")).isEqualTo("rollcall.mail.requested.v1");
        assertThat(Files.readString(Path.of("target", "acceptance.log")))
                .contains("notifier.mail-dead")
                .doesNotContain(address);
        Person next = somebody();
        box.await(next.email(), 1); // what comes after it is not held up

        assertThat(Notifier.run(settings, "resend-dead")).isEqualTo(1);
        assertThat(box.to(address)).isEmpty();
        box.replies(to -> 250);
        assertThat(Notifier.run(settings, "resend-dead")).isZero();
        assertThat(box.to(address)).hasSize(1);
        assertThat(Notifier.run(settings, "resend-dead")).isZero();
        assertThat(box.to(address)).hasSize(1);
    }

    @Test
    @DisplayName("is sent once, however often the feed says it")
    void repeated() {
        start();
        Person ben = somebody();
        box.await(ben.email(), 1);
        ConsumerRecord<String, String> request = records(FEED).stream()
                .filter(record -> header(record, "ce_type").equals("rollcall.mail.requested.v1"))
                .filter(record -> record.value().contains(ben.email()))
                .findFirst()
                .orElseThrow();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, rollcall.parts().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(
                    new ProducerRecord<>(FEED, request.partition(), request.key(), request.value(), request.headers()));
        }
        // Another in the same partition, so that what was repeated is known to be behind.
        RunningNotifier second = restart();
        reset(ben);
        box.await(ben.email(), 2);
        assertThat(second.managementPort()).isPositive();
        assertThat(ids(ben)).hasSize(2);
        assertThat(box.to(ben.email())).hasSize(2);
    }

    private RunningNotifier restart() {
        ((RunningNotifier) running.removeLast()).close();
        return start();
    }

    @Test
    @DisplayName("is repeated at most once, under the same id, by a notifier that was killed while it was being taken")
    void killed() throws Exception {
        Person ben = somebody();
        Person cy = somebody();
        CompletableFuture<Process> victim = new CompletableFuture<>();
        AtomicInteger kills = new AtomicInteger();
        box.afterTaking(() -> {
            if (!box.to(ben.email()).isEmpty() && kills.getAndIncrement() == 0) {
                victim.join().destroyForcibly().onExit().join();
            }
        });
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Notifier.class.getName());
        builder.environment().putAll(settings);
        Path log = Files.createTempFile("notifier", ".log");
        victim.complete(
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start());
        box.await(ben.email(), 1);
        victim.join().onExit().join();
        assertThat(kills).as(Files.readString(log)).hasPositiveValue();

        start();
        assertThat(box.await(ben.email(), 2)).hasSize(2);
        assertThat(ids(ben)).hasSize(1);
        assertThat(box.await(cy.email(), 1)).hasSize(1);
        assertThat(Files.readString(log)).doesNotContain(ben.email(), cy.email());
        Files.delete(log);
    }

    @Test
    @DisplayName("needs its settings, without which it ends as one that was called wrongly")
    void settings() {
        Map<String, String> incomplete = new HashMap<>(settings);
        incomplete.remove("ROLLCALL_SMTP_HOST");

        assertThat(Notifier.run(incomplete)).isEqualTo(2);
        assertThat(Notifier.run(settings, "--help")).isZero();
    }

    /** As soon as it answers with this status. */
    private static String health(RunningNotifier notifier, String path, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + notifier.managementPort() + path))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (true) {
                var answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == status) {
                    return answer.body();
                }
                assertThat(System.nanoTime()).as(answer.body()).isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    /** All that is there now. */
    private List<ConsumerRecord<String, String>> records(String topic) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        rollcall.parts().bootstrapServers(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
