package dev.rollcall.standalone.load;

import dev.rollcall.standalone.gateway.Trust;
import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.Secrets;
import dev.rollcall.standalone.run.Launched;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rollcall load}: an office from a folder. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Load an office from a folder, through the HTTP interface.",
            "Reads employees.csv (employee,email,department,team,title) and messages.csv (time,from,to).",
            "May be run again without doubling anything."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:loaded", "1:failed; what was loaded stays, and the next run completes it", "2:wrong usage"})
public final class LoadCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<folder>", description = "holds both files", showDefaultValue = Visibility.NEVER)
    private Path folder = Path.of("");

    @Option(names = "--origin", paramLabel = "<url>", description = "where Rollcall answers")
    private URI origin =
            Launched.last(Home.current()).map(Launched::origin).orElse(URI.create("http://localhost:8080"));

    @Option(names = "--token-file", paramLabel = "<file>", description = "holds the operator token")
    private Path tokenFile = Home.current().secrets().resolve(Secrets.OPERATOR_TOKEN);

    @Option(names = "--organization", paramLabel = "<id>", description = "an organization that exists")
    private @Nullable String organization;

    @Option(
            names = "--name",
            paramLabel = "<name>",
            description = "the organization otherwise, registered if there is none of this name")
    private String name = "Office";

    @Option(names = "--parallel", paramLabel = "<n>", description = "requests at a time")
    private int parallel = Loader.PARALLEL;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        require(Files.isDirectory(folder), "no such folder: " + folder);
        require(isHttp(origin), "--origin is not like http://localhost:8080: " + origin);
        require(parallel > 0, "--parallel is at least 1");
        try {
            var office = Office.read(folder, name);
            var loader = new Loader(origin, trust(), token(), new ProgressBars(System.err), parallel);
            var summary = organization == null ? loader.load(office) : loader.load(office, organization);
            commandLine().getOut().println(summary.text());
            return 0;
        } catch (LoadFailed e) {
            commandLine().getErr().println("load failed: " + e.getMessage());
            return 1;
        }
    }

    /** What was started here is known by its certificate. */
    private SSLContext trust() {
        return Launched.last(Home.current())
                .filter(launched -> launched.origin().equals(origin))
                .map(Launched::trust)
                .orElseGet(Trust::usual);
    }

    private String token() {
        try {
            String token = Files.readString(tokenFile).strip();
            if (!token.isEmpty()) {
                return token;
            }
        } catch (IOException e) {
            // Said below: why it cannot be read does not change what to do.
        }
        throw new LoadFailed(
                "load.no-token", "no operator token in " + tokenFile + "; start Rollcall first or give --token-file");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(commandLine(), otherwise);
        }
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine();
    }

    private static boolean isHttp(URI uri) {
        return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
    }
}
