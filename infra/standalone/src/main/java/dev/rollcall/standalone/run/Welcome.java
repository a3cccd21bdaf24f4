package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.Databases;
import dev.rollcall.standalone.parts.Home;
import java.nio.file.Path;

/** What one reads when everything runs. */
final class Welcome {
    private Welcome() {}

    static String text(Home home, Launched ports, Path token, double seconds) {
        String bearer = "-H \"Authorization: Bearer $(cat '%s')\"".formatted(token);
        return """

                Rollcall is ready after %.1f s: %s

                  callers           %s   GET to query-service, all else to command-service
                  command-service   http://127.0.0.1:%d   health and metrics on port %d
                  query-service     http://127.0.0.1:%d   health and metrics on port %d
                  PostgreSQL        %s
                  Kafka             %s
                  operator token    %s
                  logs              %s
                  data              %s

                Try:
                  curl -s %s %s/v1/organizations
                  curl -s %s -H 'Content-Type: application/json' %s/v1/organizations -d '{"name":"Office","dataCentre":"eu","plan":"PAID","superAdmin":{"fullName":"Ada B","email":"ada@office.example"}}'
                  curl -s http://127.0.0.1:%d/actuator/health

                Ctrl-C stops everything; the data stays.""".formatted(
                        seconds,
                        ports.origin(),
                        ports.origin(),
                        ports.command(),
                        ports.commandManagement(),
                        ports.query(),
                        ports.queryManagement(),
                        ports.postgres() == 0
                                ? "external"
                                : "127.0.0.1:%d, databases %s and %s"
                                        .formatted(ports.postgres(), Databases.LOG, Databases.QUERY),
                        ports.kafka() == 0 ? "external" : "127.0.0.1:" + ports.kafka(),
                        token,
                        home.logs(),
                        home.directory(),
                        bearer,
                        ports.origin(),
                        bearer,
                        ports.origin(),
                        ports.queryManagement());
    }
}
