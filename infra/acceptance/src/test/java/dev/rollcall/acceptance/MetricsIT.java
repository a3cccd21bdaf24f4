package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

@RunsRollcall
class MetricsIT {

    private static final Path DASHBOARDS = Path.of("../dashboards");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;

    MetricsIT(Rollcall rollcall, Api api, Office office) {
        this.rollcall = rollcall;
        this.api = api;
        this.office = office;
    }

    @Test
    @DisplayName("what dashboard and alarms ask for is there")
    void named() throws IOException {
        Person ben = Person.join(rollcall, office, "ben");
        for (int i = 0; i < 11; i++) {
            ben.attempt("wrong");
        }
        api.patch(ben.path(""), "{\"fullName\": \"\"}").expect(422);

        Set<String> asked = new TreeSet<>();
        for (String file : new String[] {"rollcall.json", "alerts.yaml"}) {
            Matcher name = Pattern.compile("\\b(rollcall|http_server|hikaricp|jvm)_[a-z_]+")
                    .matcher(Files.readString(DASHBOARDS.resolve(file)));
            while (name.find()) {
                asked.add(name.group());
            }
        }
        assertThat(asked).hasSizeGreaterThan(15);
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .untilAsserted(() -> assertThat(scraped()).containsAll(asked));
    }

    private Set<String> scraped() {
        return Stream.of(rollcall.commands(), rollcall.queries())
                .flatMap(service -> scrape(service).lines())
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    private static String scrape(ConfigurableApplicationContext service) {
        return ((PrometheusMeterRegistry) service.getBean(MeterRegistry.class)).scrape();
    }

    @Test
    @DisplayName("projections and feed come to the head of the log, and their lag is told in positions and seconds")
    void lag() {
        office.add("Somebody New", "new");

        Awaitility.await().atMost(LONGEST_WAIT).untilAsserted(() -> {
            assertThat(scrape(rollcall.queries()))
                    .contains(
                            "rollcall_projection_lag_positions{application=\"query-service\",projection=\"user-profile\"} 0.0")
                    .contains(
                            "rollcall_projection_lag_seconds{application=\"query-service\",projection=\"user-profile\"} 0.0");
            assertThat(scrape(rollcall.commands())).containsPattern("rollcall_feed_lag_positions[^ ]* 0.0");
        });
    }
}
