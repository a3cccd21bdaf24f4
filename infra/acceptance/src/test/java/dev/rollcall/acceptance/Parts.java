package dev.rollcall.acceptance;

import com.github.dockerjava.api.DockerClient;
import dev.rollcall.standalone.parts.EmbeddedKafka;
import dev.rollcall.standalone.parts.EmbeddedPostgres;
import dev.rollcall.standalone.parts.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL and a real Kafka for the tests: containers where a Docker engine answers, the embedded parts
 * otherwise. {@code -Drollcall.parts=embedded} or {@code containers} decides by hand.
 */
interface Parts extends AutoCloseable {

    String postgresUrl();

    String postgresUser();

    String postgresPassword();

    /** What the server has logged. */
    String postgresLog();

    String bootstrapServers();

    /** The broker is gone from here on: whoever needs it waits or fails. */
    void loseKafka();

    void restoreKafka();

    @Override
    void close();

    static Parts start() throws IOException {
        String choice = System.getProperty("rollcall.parts", "");
        boolean containers =
                choice.isEmpty() ? DockerClientFactory.instance().isDockerAvailable() : choice.equals("containers");
        return containers ? new Containers() : new Embedded();
    }

    final class Containers implements Parts {

        private final PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18").withCommand(command());
        private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.2.1");

        Containers() {
            postgres.start();
            kafka.start();
        }

        /** As an operator is told to run it: nothing that is in a row gets into the log. */
        private static String[] command() {
            return Stream.concat(
                            Stream.of("postgres", "-c", "fsync=off"),
                            EmbeddedPostgres.DISCREET.entrySet().stream()
                                    .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue())))
                    .toArray(String[]::new);
        }

        @Override
        public String postgresLog() {
            return postgres.getLogs();
        }

        @Override
        public String postgresUrl() {
            return "jdbc:postgresql://%s:%d/postgres".formatted(postgres.getHost(), postgres.getMappedPort(5432));
        }

        @Override
        public String postgresUser() {
            return postgres.getUsername();
        }

        @Override
        public String postgresPassword() {
            return postgres.getPassword();
        }

        @Override
        public String bootstrapServers() {
            return kafka.getBootstrapServers();
        }

        @Override
        public void loseKafka() {
            docker().pauseContainerCmd(kafka.getContainerId()).exec();
        }

        @Override
        public void restoreKafka() {
            docker().unpauseContainerCmd(kafka.getContainerId()).exec();
        }

        private DockerClient docker() {
            return kafka.getDockerClient();
        }

        @Override
        public void close() {
            kafka.stop();
            postgres.stop();
        }
    }

    final class Embedded implements Parts {

        private final Path directory;
        private final Path postgresLog;
        private final EmbeddedPostgres postgres;
        private final EmbeddedKafka kafka;

        Embedded() throws IOException {
            directory = Files.createTempDirectory("rollcall-parts");
            postgresLog = directory.resolve("postgres.log");
            postgres = new EmbeddedPostgres(
                    Files.createDirectory(directory.resolve("postgres")), postgresLog, FreePort.next());
            kafka = new EmbeddedKafka(Files.createDirectory(directory.resolve("kafka")), FreePort.next());
            postgres.start();
            kafka.start();
        }

        @Override
        public String postgresLog() {
            try {
                return Files.readString(postgresLog);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String postgresUrl() {
            return postgres.url("postgres");
        }

        @Override
        public String postgresUser() {
            return EmbeddedPostgres.SUPERUSER;
        }

        @Override
        public String postgresPassword() {
            return "";
        }

        @Override
        public String bootstrapServers() {
            return kafka.bootstrapServers();
        }

        @Override
        public void loseKafka() {
            kafka.stop();
        }

        @Override
        public void restoreKafka() {
            kafka.start();
        }

        @Override
        public void close() {
            kafka.stop();
            postgres.stop();
            try {
                FileSystemUtils.deleteRecursively(directory); // some hundred megabytes
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
