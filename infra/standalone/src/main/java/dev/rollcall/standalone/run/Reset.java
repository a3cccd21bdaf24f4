package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.EmbeddedPostgres;
import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.PartException;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./rollcall reset}. */
@Command(name = "reset", description = "Delete all data of a Rollcall that is stopped.")
public final class Reset implements Callable<Integer> {
    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Home home = Home.current();
        if (Files.notExists(home.run())) {
            Screen.say("There is nothing in " + home.directory());
            return 0;
        }
        home.create();
        // Claimed for as long as it takes, so that nobody starts on data that vanish.
        try (Claim claim = Claim.of(home)) {
            refuseLeftovers(home);
            if (!yes && !confirmed(home)) {
                Screen.say("Nothing was deleted.");
                return 1;
            }
            // Only what is ours: the directory may be one that holds other things, too.
            for (Path each : List.of(
                    home.postgres(),
                    home.kafka(),
                    home.mail(),
                    home.secrets(),
                    home.logs(),
                    home.demoOfficeLoaded(),
                    home.checkpoints(),
                    home.publicKeys())) {
                delete(each);
            }
        }
        delete(home.run());
        Screen.say("Deleted all data in " + home.directory());
        return 0;
    }

    private static void refuseLeftovers(Home home) {
        var postgres = new EmbeddedPostgres(home.postgres(), home.log(PostgresPart.NAME), 0);
        List<Long> alive = Stream.concat(Leftovers.of(home).stream(), postgres.process().stream())
                .map(ProcessHandle::pid)
                .toList();
        if (!alive.isEmpty()) {
            throw new PartException("a killed launcher left processes behind: %s; ./rollcall start and Ctrl-C end them"
                    .formatted(alive));
        }
    }

    private boolean confirmed(Home home) {
        Console console = System.console();
        String answer = console == null
                ? null
                : console.readLine("Delete all data in %s, for good? Type yes: ", home.directory());
        if (answer == null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "there is nobody to ask; say --yes");
        }
        return answer.strip().equals("yes");
    }

    private static void delete(Path tree) {
        if (Files.notExists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + tree, e);
        }
    }
}
