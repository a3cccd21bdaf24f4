package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.EmbeddedPostgres;
import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.KafkaPing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code ./rollcall status}; 0 if everything runs and is ready, 1 otherwise. */
@Command(name = "status", description = "Show what runs where.")
public final class Status implements Callable<Integer> {
    private record Line(String part, String address, Optional<ProcessHandle> process, boolean ready) {}

    @Override
    public Integer call() {
        Home home = Home.current();
        Optional<Launched> last = Launched.last(home);
        if (last.isEmpty()) {
            Screen.say("Nothing was started yet in %s; ./rollcall start does.".formatted(home.directory()));
            return 1;
        }
        List<Line> lines = lines(home, last.get()).toList();
        if (lines.stream().allMatch(line -> line.process().isEmpty())) {
            Screen.say("Nothing runs in %s; ./rollcall start does it.".formatted(home.directory()));
            return 1;
        }
        Screen.say("%-16s  %-10s  %8s  %8s  %s".formatted("part", "state", "process", "memory", "address"));
        long total = 0;
        for (Line line : lines) {
            long memory = line.process().map(process -> memoryOf(line, process)).orElse(0L);
            total += memory;
            Screen.say("%-16s  %-10s  %8s  %8s  %s"
                    .formatted(
                            line.part(),
                            line.process().isEmpty() ? "down" : line.ready() ? "ready" : "not ready",
                            line.process()
                                    .map(process -> Long.toString(process.pid()))
                                    .orElse("-"),
                            memory + " MiB",
                            line.address()));
        }
        Screen.say("%-16s  %-10s  %8s  %8s".formatted("together", "", "", total + " MiB"));
        Screen.say("version %s, Java %s, logs in %s".formatted(version(), Runtime.version(), home.logs()));
        return lines.stream().allMatch(Line::ready) ? 0 : 1;
    }

    private static Stream<Line> lines(Home home, Launched last) {
        var postgres = new EmbeddedPostgres(home.postgres(), home.log(PostgresPart.NAME), last.postgres());
        var embedded = Stream.of(
                new Line(PostgresPart.NAME, "127.0.0.1:" + last.postgres(), postgres.process(), postgres.canTakeOver()),
                new Line(
                        Services.KAFKA,
                        "127.0.0.1:" + last.kafka(),
                        PidFile.of(home, Services.KAFKA).process(),
                        KafkaPing.answers(last.kafka())));
        var services = Stream.of(
                service(home, Services.COMMAND, last.command(), last.commandManagement()),
                service(home, Services.QUERY, last.query(), last.queryManagement()),
                new Line(
                        Services.NOTIFIER,
                        "management %d, %s"
                                .formatted(
                                        last.notifierManagement(),
                                        last.smtp() == 0
                                                ? "an external mail server"
                                                : "mails of port %d in %s".formatted(last.smtp(), home.mail())),
                        PidFile.of(home, Services.NOTIFIER).process(),
                        Readiness.of(last.notifierManagement())),
                new Line(
                        GatewayPart.NAME,
                        last.origin().toString(),
                        Claim.launcher(home),
                        Claim.launcher(home).isPresent()));
        return Stream.concat(embedded.filter(each -> last.postgres() != 0), services);
    }

    private static Line service(Home home, String name, int port, int management) {
        return new Line(
                name,
                "http://127.0.0.1:%d, management %d".formatted(port, management),
                PidFile.of(home, name).process(),
                Readiness.of(management));
    }

    /** The launcher's children are counted on their own lines. */
    private static long memoryOf(Line line, ProcessHandle process) {
        return line.part().equals(GatewayPart.NAME) ? Memory.own(process) : Memory.withChildren(process);
    }

    private static String version() {
        return Optional.ofNullable(Status.class.getPackage().getImplementationVersion())
                .orElse("unknown");
    }
}
