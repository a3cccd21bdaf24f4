package dev.rollcall.standalone;

import dev.rollcall.standalone.load.LoadCommand;
import dev.rollcall.standalone.load.Loader;
import dev.rollcall.standalone.load.Office;
import dev.rollcall.standalone.load.ProgressBars;
import dev.rollcall.standalone.parts.PartException;
import dev.rollcall.standalone.replay.Replay;
import dev.rollcall.standalone.run.Launched;
import dev.rollcall.standalone.run.Reset;
import dev.rollcall.standalone.run.Start;
import dev.rollcall.standalone.run.Status;
import dev.rollcall.standalone.verify.Verify;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./rollcall} runs. Ends with 0 if it worked, 1 if not, 2 if it was called wrongly. */
@Command(
        name = "./rollcall",
        description = "Rollcall on one machine: its own PostgreSQL, Kafka and mail server, all services, one origin.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "  test       Build everything and run all tests, as CI does.",
            "  benchmark  Measure the speed bars on an own PostgreSQL.",
            "  torture    Kill the parts of a Rollcall of its own under load, and prove that nothing was lost.",
            "",
            "./rollcall COMMAND --help tells more. Data, secrets and logs lie in .rollcall, or where ROLLCALL_HOME says."
        })
public final class Rollcall {
    private Rollcall() {}

    public static void main(String[] args) {
        // Before the first logger: the screen is for people.
        System.setProperty("logback.configurationFile", "logback-launcher.xml");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Rollcall())
                .addSubcommand(new Start(Rollcall::loadDemoOffice))
                .addSubcommand(new Status())
                .addSubcommand(new LoadCommand())
                .addSubcommand(new Replay())
                .addSubcommand(new Verify())
                .addSubcommand(new Reset());
        for (CommandLine each : line.getSubcommands().values()) {
            each.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
        }
        return line.setExecutionExceptionHandler((failure, failed, parsed) -> tell(failure));
    }

    private static void loadDemoOffice(Launched launched, Path operatorToken) throws IOException {
        new Loader(
                        launched.origin(),
                        launched.trust(),
                        Files.readString(operatorToken).strip(),
                        new ProgressBars(System.err),
                        Loader.PARALLEL)
                .load(Office.demo());
    }

    private static int tell(Exception failure) {
        boolean foreseen = failure instanceof PartException;
        System.err.println("rollcall: " + (foreseen ? failure.getMessage() : failure));
        if (!foreseen || failure.getCause() != null) {
            LoggerFactory.getLogger(Rollcall.class).error("failed", failure);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
