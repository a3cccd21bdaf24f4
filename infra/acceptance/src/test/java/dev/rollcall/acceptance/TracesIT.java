package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.acceptance.Collector.Taken;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RunsRollcall
@DisplayName("A trace")
class TracesIT {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final String CALLERS_SPAN = "b7ad6b7169203331";

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;

    TracesIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
    }

    private static String newTrace() {
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    private void add(String traceId, String flags, String localPart) {
        api.send(
                        "POST",
                        office.path("/users"),
                        "{\"fullName\": \"Traced T\", \"email\": \"%s\"}".formatted(office.email(localPart)),
                        Map.of("traceparent", "00-%s-%s-%s".formatted(traceId, CALLERS_SPAN, flags)))
                .expect(201);
    }

    private List<Taken> spans(String traceId) {
        return Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(
                        () -> rollcall.collector().spansOf(traceId),
                        found -> names(found).containsAll(Set.of("append", "projection user-directory")));
    }

    private static Set<String> names(List<Taken> spans) {
        return spans.stream().map(Taken::name).collect(Collectors.toSet());
    }

    @Test
    @DisplayName(
            "goes from the caller's span through request, command and append to the projections of the other service")
    void fromRequestToProjection() {
        String trace = newTrace();
        add(trace, "01", "traced");

        List<Taken> spans = spans(trace);

        Taken request = one(spans, "POST /v1/organizations/{organizationId}/users");
        Taken command = one(spans, "command AddUser");
        Taken append = one(spans, "append");
        assertThat(request.parentId()).isEqualTo(CALLERS_SPAN);
        assertThat(command.parentId()).isEqualTo(request.id());
        assertThat(append.parentId()).isEqualTo(command.id());
        assertThat(List.of(request, command, append)).extracting(Taken::service).containsOnly("command-service");
        assertThat(spans)
                .filteredOn(span -> span.name().equals("projection user-directory"))
                .isNotEmpty()
                .allSatisfy(span -> {
                    assertThat(span.service()).isEqualTo("query-service");
                    assertThat(spans).extracting(Taken::id).contains(span.parentId());
                });
        assertThat(names(spans)).as("what the event is nothing to").doesNotContain("projection invitations");
        assertThat(spans).extracting(Taken::name).noneMatch(name -> name.contains(office.id()));
    }

    @Test
    @DisplayName("is not taken where its caller does not want one")
    void notSampled() {
        String unwanted = newTrace();
        add(unwanted, "00", "unwanted");
        String wanted = newTrace();
        add(wanted, "01", "wanted");
        spans(wanted);
        assertThat(rollcall.collector().spansOf(unwanted)).isEmpty();
    }

    private static Taken one(List<Taken> spans, String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is none of " + names(spans)));
    }
}
