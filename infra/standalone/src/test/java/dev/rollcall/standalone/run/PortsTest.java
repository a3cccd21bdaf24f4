package dev.rollcall.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PortsTest {
    @Test
    void haveTheDocumentedDefaults() {
        Ports ports = CommandLine.populateCommand(new Ports());

        assertThat(Launched.of(ports, true, true, null))
                .isEqualTo(new Launched(8080, 54329, 9092, 8081, 8082, 8083, 8084, 8085, 2525, null));
    }

    @Test
    void areChosenByOption() {
        Ports ports = CommandLine.populateCommand(
                new Ports(), "--port=1", "--postgres-port=2", "--kafka-port=3", "--command-port=4", "--query-port=5");

        assertThat(Launched.of(ports, true, true, null))
                .isEqualTo(new Launched(1, 2, 3, 4, 5, 8083, 8084, 8085, 2525, null));
    }
}
