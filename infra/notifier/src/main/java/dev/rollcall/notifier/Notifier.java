package dev.rollcall.notifier;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The process. Ends with 0 if it was stopped, 1 if it failed, 2 if it was called or set wrongly. */
@Command(
        name = "notifier",
        description = "Mails what the feed says that people are to be told.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Set by environment; a secret X may be given as a file: X_FILE names it.",
            "  ROLLCALL_KAFKA_BOOTSTRAP_SERVERS   Kafka, with the feed",
            "  ROLLCALL_CODE_KEY                  the key that command-service has",
            "  ROLLCALL_SMTP_HOST, _PORT          the mail server (587, or 465 for implicit TLS)",
            "  ROLLCALL_SMTP_TLS                  starttls, implicit or none (starttls)",
            "  ROLLCALL_SMTP_USER, _PASSWORD      for a server that asks for them",
            "  ROLLCALL_MAIL_FROM                 whom mails come from: Rollcall <no-reply@example.com>",
            "  ROLLCALL_PUBLIC_URL                where links lead (http://localhost:8080)",
            "  ROLLCALL_MAIL_ATTEMPTS             of a mail that is not taken for the moment (10)",
            "  ROLLCALL_MAIL_RETRY_MILLIS         before the second of them, doubled every time (1000)",
            "  ROLLCALL_ADDRESS, ROLLCALL_MANAGEMENT_PORT   health and metrics (all, 8085)"
        })
public final class Notifier implements Callable<Integer> {

    private final Map<String, String> environment;

    private Notifier(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] args) {
        // Before the first logger.
        System.setProperty("logback.configurationFile", "logback-notifier.xml");
        System.exit(run(System.getenv(), args));
    }

    /** What the process does, in whatever environment; returns what it ends with. */
    public static int run(Map<String, String> environment, String... args) {
        return new CommandLine(new Notifier(environment))
                .addSubcommand(new ResendDead(environment))
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    boolean wrong = failure instanceof InvalidSettingException;
                    System.err.println("notifier: "
                            + (wrong ? failure.getMessage() : failure.getClass().getName()));
                    return wrong ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
                })
                .execute(args);
    }

    @Override
    public Integer call() {
        try (RunningNotifier running = RunningNotifier.start(environment)) {
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
            running.await();
            return 0;
        } catch (CompletionException e) {
            return 1;
        }
    }
}
