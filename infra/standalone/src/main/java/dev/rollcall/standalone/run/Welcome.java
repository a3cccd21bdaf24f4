package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.Databases;
import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.Secrets;
import java.nio.file.Path;

/** What one reads when everything runs. */
final class Welcome {
    private static final String OFFICE = """
            {"name":"Acme","dataCentre":"eu","plan":"PAID","superAdmin":{"fullName":"Ada B","email":"ada@acme.example"}}""".strip();

    private Welcome() {}

    static String text(Home home, Launched ports, Path token) {
        String postgres = ports.postgres() == 0
                ? "external"
                : "127.0.0.1:%d, databases %s and %s".formatted(ports.postgres(), Databases.LOG, Databases.QUERY);
        String kafka = ports.kafka() == 0 ? "external" : "127.0.0.1:" + ports.kafka();
        String mail = ports.smtp() == 0
                ? "sent by an external server"
                : home.mail() + "   newest last; nothing leaves this machine";
        return """

                  callers           %s   GET to query-service, all else to command-service
                  documentation     %s/docs
                  history           %s/audit   for auditors
                  command-service   http://127.0.0.1:%d   health on port %d
                  query-service     http://127.0.0.1:%d   health and replays on port %d
                  notifier          health on port %d
                  mail              %s
                  PostgreSQL        %s
                  Kafka             %s
                  operator token    %s
                  master key        %s   back it up: without it, nobody's data can be read
                  logs              %s
                  data              %s

                Try:
                %s

                Ctrl-C stops everything; the data stays.""".formatted(
                        ports.origin(),
                        ports.origin(),
                        ports.origin(),
                        ports.command(),
                        ports.commandManagement(),
                        ports.query(),
                        ports.queryManagement(),
                        ports.notifierManagement(),
                        mail,
                        postgres,
                        kafka,
                        token,
                        home.secrets().resolve(Secrets.MASTER_KEY),
                        home.logs(),
                        home.directory(),
                        calls(ports, token));
    }

    private static String calls(Launched launched, Path token) {
        String organizations = launched.origin() + "/v1/organizations";
        String trust = launched.certificate() == null ? "" : "--cacert '%s' ".formatted(launched.certificate());
        String call = "  curl -s %s-H \"Authorization: Bearer $(cat '%s')\" ".formatted(trust, token);
        String third = FirstOrganization.id(launched, organizations, token)
                .map(id -> call + "'%s/%s/users?limit=3'".formatted(organizations, id))
                .orElse("  curl -s http://127.0.0.1:%d/actuator/health".formatted(launched.queryManagement()));
        return String.join(
                System.lineSeparator(),
                call + organizations,
                third,
                call + organizations + " -H 'Content-Type: application/json' -d '" + OFFICE + "'");
    }
}
