package dev.rollcall.standalone.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.standalone.parts.FreePort;
import dev.rollcall.standalone.parts.PartException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsIT {
    private final Ports ports = new Ports();

    PortsIT() {
        ports.gateway = FreePort.next();
        ports.postgres = FreePort.next();
        ports.kafka = FreePort.next();
        ports.command = FreePort.next();
        ports.query = FreePort.next();
        ports.commandManagement = FreePort.next();
        ports.queryManagement = FreePort.next();
        ports.notifierManagement = FreePort.next();
        ports.smtp = FreePort.next();
    }

    @Test
    void nameThePortThePartAndTheWayOut() throws Exception {
        try (var taken = new ServerSocket(ports.kafka, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ports.refuseTaken(true, true, -1))
                    .isInstanceOf(PartException.class)
                    .hasMessage("port %d, for kafka, is taken by another program; choose another with --kafka-port"
                            .formatted(taken.getLocalPort()));
            assertThatCode(() -> ports.refuseTaken(false, true, -1)).doesNotThrowAnyException();
            assertThatCode(() -> ports.refuseTaken(true, true, ports.kafka)).doesNotThrowAnyException();
        }
        assertThatCode(() -> ports.refuseTaken(true, true, -1)).doesNotThrowAnyException();
    }

    @Test
    void noticeAListenerOnAllAddresses() throws Exception {
        try (var taken = new ServerSocket(0)) {
            ports.gateway = taken.getLocalPort();
            assertThatThrownBy(() -> ports.refuseTaken(true, true, -1)).hasMessageContaining("for gateway");
        }
    }

    @Test
    void refuseOnePortForTwo() {
        ports.query = ports.command;

        assertThatThrownBy(() -> ports.refuseTaken(true, true, -1))
                .hasMessage(
                        "port %d is meant for both command-service and query-service; choose another with --query-port"
                                .formatted(ports.query));
    }
}
