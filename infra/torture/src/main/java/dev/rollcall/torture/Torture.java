package dev.rollcall.torture;

import dev.rollcall.standalone.parts.PartException;
import dev.rollcall.torture.chaos.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code ./rollcall torture}. Ends with 0 if everything holds, 1 if not, 2 if it was called wrongly. */
@Command(
        name = "./rollcall torture",
        mixinStandardHelpOptions = true,
        description = {
            "Put load on a Rollcall of its own, with two command-services and two query-services, kill its parts with"
                    + " kill -9 in random order, start them again, and prove from outside that nothing acknowledged was"
                    + " lost, doubled or shown stale.",
            "",
            "It uses other ports and another directory than a Rollcall that runs beside it."
        })
public final class Torture implements Callable<Integer> {
    @Option(
            names = "--duration",
            defaultValue = "60s",
            converter = Amount.class,
            description = "How long parts are killed, such as 90s or 10m (${DEFAULT-VALUE}); start and proof take about"
                    + " a minute more.")
    private Duration duration = Duration.ZERO;

    @Option(names = "--seed", description = "Repeats the blows of another run; a random one otherwise.")
    private @Nullable Long seed;

    @Option(names = "--clients", defaultValue = "12", description = "How many call at once (${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--keep", description = "Leave data and logs for inspection.")
    private boolean keep;

    public static void main(String[] args) {
        // Before the first logger: the screen is for people.
        System.setProperty("logback.configurationFile", "logback-launcher.xml");
        System.exit(new CommandLine(new Torture())
                .setExecutionExceptionHandler((failure, line, parsed) -> tell(failure))
                .execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path app = Path.of(System.getProperty("rollcall.app", "."));
        Path directory = Files.createTempDirectory("rollcall-torture-");
        long blows = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        Installation installation = new Installation(directory, app);
        AtomicBoolean cleaned = new AtomicBoolean();
        Runnable cleanUp = () -> {
            if (!cleaned.getAndSet(true)) {
                installation.close();
                leave(directory);
            }
        };
        Runtime.getRuntime().addShutdownHook(new Thread(cleanUp, "clean-up"));
        try {
            var screen = new Screen(System.out);
            Report report = new Run(new Settings(directory, app, duration, blows, clients), installation, screen).go();
            screen.print(report.lines());
            return report.holds() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } finally {
            cleanUp.run();
        }
    }

    private void leave(Path directory) {
        if (keep) {
            System.out.println("Data and logs are in " + directory);
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("rollcall: cannot delete " + directory);
        }
    }

    private static int tell(Exception failure) {
        System.err.println("rollcall: " + (failure instanceof PartException ? failure.getMessage() : failure));
        LoggerFactory.getLogger(Torture.class).error("failed", failure);
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Reads 90s, 10m, 1h30m. */
    static final class Amount implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                Duration duration = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
                if (duration.isPositive()) {
                    return duration;
                }
            } catch (DateTimeParseException e) {
                // Said below.
            }
            throw new TypeConversionException("'%s' is no duration such as 90s or 10m".formatted(text));
        }
    }
}
