package dev.rollcall.acceptance;

import com.github.dockerjava.api.DockerClient;
import dev.rollcall.standalone.parts.EmbeddedKafka;
import dev.rollcall.standalone.parts.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

        private final PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");
        private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.2.1");

        Containers() {
            postgres.start();
            kafka.start();
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

        private final EmbeddedPostgres postgres;
        private final EmbeddedKafka kafka;

        Embedded() throws IOException {
            Path directory = Files.createTempDirectory("rollcall-parts");
            postgres = new EmbeddedPostgres(
                    Files.createDirectory(directory.resolve("postgres")),
                    directory.resolve("postgres.log"),
                    FreePort.next());
            kafka = new EmbeddedKafka(Files.createDirectory(directory.resolve("kafka")), FreePort.next());
            postgres.start();
            kafka.start();
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
        }
    }
}
