package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.Lab;
import dev.rollcall.benchmark.report.Report;
import dev.rollcall.benchmark.report.Row;
import dev.rollcall.standalone.parts.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./rollcall benchmark}; 0 whatever the figures are, 1 if something broke, 2 if it was called wrongly. */
@Command(
        name = "./rollcall benchmark",
        description = "Measure the speed bars side by side on an own PostgreSQL, and write down what came out.",
        mixinStandardHelpOptions = true)
public final class Benchmark implements Callable<Integer> {

    /** In an order that lets neighbours share what runs: first what needs the services, then what must be without. */
    private static final List<Question> QUESTIONS = List.of(
            new Rebuild(),
            new OnBusyCores(),
            new OverHttp(),
            new Visibility(),
            new SignIns(),
            new SealingCost(), // first: by then the other is warm
            new CommandRates(),
            new LongStreams(),
            new LongLists(),
            new LongHistories(),
            new Standalone());

    /** At most one of them. */
    static final class Sizes {
        @Option(names = "--short", description = "Everything small, in about two minutes; good for a first look only.")
        private boolean small;

        @Option(names = "--full", description = "The sizes that the bars are about; takes an hour or more.")
        private boolean full;

        Size size() {
            return small ? Size.SHORT : full ? Size.FULL : Size.USUAL;
        }
    }

    @ArgGroup
    private Sizes sizes = new Sizes();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "Q1",
            description = "Only these questions: Q1, Q2, Q3, Q4, Q5, Q6, Q8, Q9, S1.")
    private Set<String> only = new TreeSet<>();

    @Option(names = "--profile", description = "Record where the time goes while users are created (Q1).")
    private boolean profile;

    @Option(
            names = "--output",
            paramLabel = "DIRECTORY",
            description = "Where the report is written (default: the home of ./rollcall).")
    private @Nullable Path output;

    public static void main(String[] args) {
        // Before the first logger, and kept by the services within this process.
        System.setProperty("logback.configurationFile", "logback-benchmark.xml");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty(
                "rollcall.benchmark.log",
                Home.current().directory().resolve("benchmark.log").toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Benchmark()).setExecutionExceptionHandler((failure, line, parsed) -> {
            System.err.println("rollcall: the benchmark broke off: %s; its parts' logs are in %s"
                    .formatted(cause(failure), Home.current().directory()));
            LoggerFactory.getLogger(Benchmark.class).error("broke off", failure);
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    private static Throwable cause(Throwable failure) {
        return failure.getCause() == null ? failure : cause(failure.getCause());
    }

    @Override
    public Integer call() throws IOException {
        List<Question> chosen = QUESTIONS.stream()
                .filter(question -> only.isEmpty() || only.contains(question.name()))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("rollcall: none of the questions is named so");
            return CommandLine.ExitCode.USAGE;
        }
        Path home = Home.current().directory();
        Path directory = Files.createDirectories(output == null ? home : output);
        String stamp = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm").format(LocalDateTime.now());
        Path scratch = Files.createTempDirectory(Files.createDirectories(home), "benchmark-");
        Report report = run(
                chosen, sizes.size(), scratch, profile ? directory.resolve("benchmark-%s.jfr".formatted(stamp)) : null);
        Path file = directory.resolve("benchmark-%s.md".formatted(stamp));
        Files.writeString(file, report.markdown());
        System.out.println(report.table());
        System.out.println();
        System.out.println("Written to " + file);
        if (report.rows().stream().anyMatch(Row::isBroken)) {
            System.err.println("rollcall: something broke; %s and the parts' logs below %s say more"
                    .formatted(home.resolve("benchmark.log"), scratch));
            return CommandLine.ExitCode.SOFTWARE;
        }
        delete(scratch);
        return CommandLine.ExitCode.OK;
    }

    /** @param recording where a profile is to be written; null for none */
    static Report run(List<Question> chosen, Size size, Path scratch, @Nullable Path recording) {
        double planned = chosen.stream().mapToDouble(each -> each.seconds(size)).sum();
        var progress = new Progress(System.err, System::nanoTime, planned);
        long begin = System.nanoTime();
        Map<String, String> attachments = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        Map<String, String> circumstances;
        try (Lab lab = new Lab(new Home(scratch.resolve("lab")))) {
            circumstances = Machine.described(lab, Path.of(System.getProperty("rollcall.root", ".")));
            var bench =
                    new Bench(lab, new TestBed(lab, size, progress), size, progress, scratch, recording, attachments);
            for (Question question : chosen) {
                progress.begin(question.seconds(size));
                progress.at(0, question.name());
                try {
                    rows.addAll(question.answer(bench));
                } catch (RuntimeException e) {
                    // What the others measured is worth keeping.
                    LoggerFactory.getLogger(Benchmark.class).error("{} broke off", question.name(), e);
                    rows.add(Row.broken(question.name(), cause(e).toString()));
                }
            }
        }
        circumstances.put("sizes", size.toString());
        circumstances.put("took", "%.0f s".formatted((System.nanoTime() - begin) / 1e9));
        rows.sort(Comparator.comparing(Row::question));
        return new Report("Rollcall's speed", remarks(size), rows, circumstances, attachments);
    }

    private static List<String> remarks(Size size) {
        List<String> remarks = new ArrayList<>(List.of(
                "Ratios of two sides that were measured in turn on one durable PostgreSQL, as median (lowest–highest) of"
                        + " the rounds; the last column has the medians of both sides."));
        if (size.equals(Size.SHORT)) {
            remarks.add(
                    0, "**A short run: few, short rounds on small data. Good for a first look, not for a verdict.**");
        } else if (!size.equals(Size.FULL)) {
            remarks.add("Data smaller than what the bars of Q4 and Q5 are about; `--full` has their sizes.");
        }
        return remarks;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
