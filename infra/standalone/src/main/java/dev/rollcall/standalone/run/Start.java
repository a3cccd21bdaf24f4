package dev.rollcall.standalone.run;

import dev.rollcall.standalone.gateway.Gateway;
import dev.rollcall.standalone.gateway.Tls;
import dev.rollcall.standalone.parts.Databases;
import dev.rollcall.standalone.parts.EmbeddedPostgres;
import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.MailServer;
import dev.rollcall.standalone.parts.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./rollcall start}. */
@Command(name = "start", description = "Start everything; Ctrl-C stops it.")
public final class Start implements Callable<Integer> {
    private final FirstStart firstStart;

    @Mixin
    private Ports ports = new Ports();

    @Option(
            names = "--external",
            description = "Use the PostgreSQL and the Kafka that the environment names, and the mail server if it names"
                    + " one, instead of own ones.")
    private boolean external;

    @Option(names = "--no-demo", description = "Do not load the demo office on the first start.")
    private boolean noDemo;

    @ArgGroup(exclusive = false)
    private @Nullable TlsFiles tls;

    public Start(FirstStart firstStart) {
        this.firstStart = firstStart;
    }

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        Home home = Home.current().create();
        try (Claim claim = Claim.of(home)) {
            Launch launch = new Launch(home, parts(home));
            Runtime.getRuntime().addShutdownHook(new Thread(launch::stopVisibly, "stop"));
            try {
                Screen.say("Starting Rollcall in " + home.directory());
                if (launch.start()) {
                    welcome(home, begin);
                    launch.await();
                }
            } finally {
                launch.stopVisibly();
            }
        }
        return 0;
    }

    /** In the order of their dependence. */
    private List<Part> parts(Home home) {
        External outside = external ? External.of(System.getenv()) : null;
        var postgres = new EmbeddedPostgres(home.postgres(), home.log(PostgresPart.NAME), ports.postgres);
        Leftovers.stop(home);
        ports.refuseTaken(outside == null, !smtp().external(), postgres.canTakeOver() ? ports.postgres : -1);
        Tls https = tls == null ? null : tls.load();
        Launched launched = launched();
        launched.save(home);

        var secrets = new Secrets(home.secrets());
        var databases = outside == null
                ? new Databases(postgres.url("postgres"), EmbeddedPostgres.SUPERUSER, "", secrets)
                : new Databases(outside.postgresUrl(), outside.postgresUser(), outside.postgresPassword(), secrets);
        PublicKeys.write(home, secrets);
        var services = new Services(home, Path.of(System.getProperty("rollcall.app", ".")), ports, secrets);
        List<Part> parts = new ArrayList<>();
        if (outside == null) {
            parts.add(new PostgresPart(postgres));
            parts.add(services.kafka());
        }
        parts.add(new DatabasesPart(databases));
        parts.add(services.query(databases));
        String kafka = outside == null ? "127.0.0.1:" + ports.kafka : outside.kafka();
        parts.add(services.command(databases, kafka));
        Smtp smtp = smtp();
        if (!smtp.external()) {
            MailServer mails = new MailServer(home.mail(), ports.smtp);
            ErasedMail erased = new ErasedMail(databases.as(Databases.READER_ROLE, databases.logUrl()), mails);
            parts.add(new MailServerPart(mails, erased, ports.smtp));
        }
        parts.add(services.notifier(kafka, smtp, publicUrl(launched)));
        parts.add(new GatewayPart(new Gateway(ports.gateway, ports.command, ports.query, https), launched.origin()));
        return parts;
    }

    private Smtp smtp() {
        return Smtp.of(external, System.getenv(), ports.smtp);
    }

    private static String publicUrl(Launched launched) {
        return Optional.ofNullable(System.getenv("ROLLCALL_PUBLIC_URL"))
                .orElse(launched.origin().toString());
    }

    private Launched launched() {
        return Launched.of(ports, !external, !smtp().external(), tls == null ? null : tls.certificate());
    }

    private void welcome(Home home, long begin) {
        Screen.say("Rollcall is ready after %.1f s".formatted((System.nanoTime() - begin) / 1e9));
        Launched launched = launched();
        Path token = new Secrets(home.secrets()).file(Secrets.OPERATOR_TOKEN);
        loadDemoOfficeOnce(home, launched, token);
        Screen.say(Welcome.text(home, launched, token));
    }

    private void loadDemoOfficeOnce(Home home, Launched launched, Path token) {
        Path done = home.demoOfficeLoaded();
        if (Files.exists(done)) {
            return;
        }
        try {
            if (!noDemo) {
                firstStart.load(launched, token);
            }
            // Also when it was declined: it must not appear among one's own data later.
            Files.writeString(done, noDemo ? "declined\n" : "loaded\n");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            Screen.complain(
                    "the demo office is not complete (%s); the next start goes on with it".formatted(e.getMessage()));
        } catch (Exception e) {
            Screen.complain("the demo office is not complete (%s); the next start goes on with it".formatted(e));
        }
    }
}
