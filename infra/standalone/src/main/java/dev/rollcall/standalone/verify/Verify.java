package dev.rollcall.standalone.verify;

import dev.rollcall.seal.Checkpoint;
import dev.rollcall.seal.ExportVerifier;
import dev.rollcall.seal.ExportVerifier.Verdict;
import dev.rollcall.seal.PublicKey;
import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.PartException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./rollcall verify}. */
@Command(
        name = "verify",
        description = {
            "Tell whether an export of history (NDJSON) is what was sealed; if not, which event was changed,",
            "removed, inserted or moved. Needs the export and the public keys, and nothing else: no network."
        })
public final class Verify implements Callable<Integer> {

    @Parameters(paramLabel = "<export>", description = "The file.")
    private @Nullable Path export;

    @Option(
            names = "--key",
            paramLabel = "<file>",
            description = "Public keys, one a line; otherwise public-keys.txt of this Rollcall's own home.")
    private @Nullable Path key;

    @Override
    public Integer call() {
        Path file = Objects.requireNonNull(export);
        List<PublicKey> keys = keys(key == null ? Home.current().publicKeys() : key);
        // What is no UTF-8 becomes another character, and so a line that was changed.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            Verdict verdict = new ExportVerifier(keys, Verify::progress).verify(lines);
            if (verdict.events() >= ExportVerifier.PROGRESS_EVERY) {
                System.err.println();
            }
            say(verdict);
            return verdict.isGood() ? 0 : 1;
        } catch (IOException e) {
            throw new PartException(
                    "%s cannot be read (%s)".formatted(file, e.getClass().getSimpleName()));
        }
    }

    private static List<PublicKey> keys(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(PublicKey::parse)
                    .toList();
        } catch (IOException e) {
            throw new PartException(
                    "the public keys cannot be read from %s; name their file with --key".formatted(file));
        } catch (IllegalArgumentException e) {
            throw new PartException("%s does not hold public keys: %s".formatted(file, e.getMessage()));
        }
    }

    private static void progress(long events) {
        System.err.printf("\r%,d events checked", events);
        System.err.flush();
    }

    private static void say(Verdict verdict) {
        Checkpoint checkpoint = verdict.checkpoint();
        if (verdict.isGood() && checkpoint != null) {
            System.out.printf(
                    "OK: %,d events, each as it was sealed, in the log of %s with %,d events.%n"
                            + "This proves that none of them was changed, inserted or moved,%n"
                            + "and, by the signature of the export, that nothing was taken off it since.%n",
                    verdict.events(), checkpoint.origin(), checkpoint.size());
            System.out.println(
                    verdict.isGapless()
                            ? "None is missing between others of the same user, account or session; that all others are"
                                    + " here, the exporter says."
                            : "That none is missing between them, only a whole history shows, the oldest first.");
        } else {
            System.out.printf("NOT OK: %,d events checked.%n", verdict.events());
            verdict.findings().forEach(finding -> System.out.println("- " + finding));
        }
    }
}
