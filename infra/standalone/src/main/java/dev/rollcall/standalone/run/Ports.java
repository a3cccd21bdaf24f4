package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.PartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The ports that a start needs, all on the loopback interface. */
public final class Ports {
    @Option(names = "--port", defaultValue = "8080", description = "The one for callers (${DEFAULT-VALUE}).")
    int gateway;

    @Option(names = "--postgres-port", defaultValue = "54329", description = "PostgreSQL (${DEFAULT-VALUE}).")
    int postgres;

    @Option(names = "--kafka-port", defaultValue = "9092", description = "Kafka (${DEFAULT-VALUE}).")
    int kafka;

    @Option(names = "--command-port", defaultValue = "8081", description = "command-service (${DEFAULT-VALUE}).")
    int command;

    @Option(names = "--query-port", defaultValue = "8082", description = "query-service (${DEFAULT-VALUE}).")
    int query;

    @Option(
            names = "--command-management-port",
            defaultValue = "8083",
            description = "command-service's health (${DEFAULT-VALUE}).")
    int commandManagement;

    @Option(
            names = "--query-management-port",
            defaultValue = "8084",
            description = "query-service's health and replays (${DEFAULT-VALUE}).")
    int queryManagement;

    @Option(
            names = "--notifier-management-port",
            defaultValue = "8085",
            description = "the notifier's health (${DEFAULT-VALUE}).")
    int notifierManagement;

    @Option(names = "--smtp-port", defaultValue = "2525", description = "The mail server (${DEFAULT-VALUE}).")
    int smtp;

    /** Those of a service that is started beside others, where nobody is asked for them. */
    public static Ports of(int kafka, int command, int commandManagement, int query, int queryManagement) {
        var ports = new Ports();
        ports.kafka = kafka;
        ports.command = command;
        ports.commandManagement = commandManagement;
        ports.query = query;
        ports.queryManagement = queryManagement;
        return ports;
    }

    private record Port(int number, String part, String option) {}

    private List<Port> all(boolean embedded, boolean mail) {
        Stream<Port> services = Stream.of(
                new Port(gateway, GatewayPart.NAME, "--port"),
                new Port(command, Services.COMMAND, "--command-port"),
                new Port(query, Services.QUERY, "--query-port"),
                new Port(commandManagement, Services.COMMAND + "'s management", "--command-management-port"),
                new Port(queryManagement, Services.QUERY + "'s management", "--query-management-port"),
                new Port(notifierManagement, Services.NOTIFIER + "'s management", "--notifier-management-port"));
        Stream<Port> parts = Stream.of(
                new Port(postgres, PostgresPart.NAME, "--postgres-port"),
                new Port(kafka, Services.KAFKA, "--kafka-port"));
        Stream<Port> mailServer = Stream.of(new Port(smtp, MailServerPart.NAME, "--smtp-port"));
        return Stream.of(services, parts.filter(each -> embedded), mailServer.filter(each -> mail))
                .flatMap(Function.identity())
                .toList();
    }

    /**
     * Looks before anything is started: whoever fails half-way leaves a riddle.
     *
     * @param embedded whether PostgreSQL and Kafka need theirs, too
     * @param mail whether the mail server needs its, too
     * @param ours a port that may be taken, by a server that will be taken over
     * @throws PartException naming every port that is taken or given twice
     */
    void refuseTaken(boolean embedded, boolean mail, int ours) {
        Map<Integer, Port> seen = new HashMap<>();
        List<String> complaints = all(embedded, mail).stream()
                .flatMap(port -> {
                    Port twin = seen.putIfAbsent(port.number(), port);
                    if (twin != null) {
                        return Stream.of("port %d is meant for both %s and %s; choose another with %s"
                                .formatted(port.number(), twin.part(), port.part(), port.option()));
                    }
                    if (port.number() < 1 || port.number() > 65_535) {
                        return Stream.of("port %d, for %s, is none; ports are 1 to 65535 (%s)"
                                .formatted(port.number(), port.part(), port.option()));
                    }
                    return port.number() == ours || isFree(port.number())
                            ? Stream.empty()
                            : Stream.of("port %d, for %s, is taken by another program; choose another with %s"
                                    .formatted(port.number(), port.part(), port.option()));
                })
                .toList();
        if (!complaints.isEmpty()) {
            throw new PartException(String.join(System.lineSeparator() + "rollcall: ", complaints));
        }
    }

    private static boolean isFree(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        // Some systems let two programs have the same port, one on all addresses and one on this address.
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback, port), 500);
            return false;
        } catch (IOException nobodyListens) {
            try (var socket = new ServerSocket(port, 1, loopback)) {
                return socket.isBound();
            } catch (IOException taken) {
                return false;
            }
        }
    }
}
