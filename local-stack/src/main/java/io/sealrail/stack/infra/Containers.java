package io.sealrail.stack.infra;

import java.nio.file.Path;
import java.util.List;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL and Kafka from images, for tests on a machine whose container engine has them. */
public final class Containers {

    private static final String POSTGRES = "postgres:17";
    private static final String KAFKA = "apache/kafka:4.2.1";
    private static final int POSTGRES_PORT = 5432;
    private static final Path ENGINE = Path.of("/var/run/docker.sock");

    private Containers() {}

    /**
     * Starts the containers; they end with this process.
     *
     * @param rpcUrl of the chain, which has no image
     */
    public static Infrastructure start(String rpcUrl) {
        new ContainerEngine(ENGINE, System.out::println).require(List.of(POSTGRES, KAFKA));
        PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES)
                .withUsername(Postgres.USER)
                .withCommand("postgres", "-c", "fsync=on", "-c", "max_connections=300");
        KafkaContainer kafka = new KafkaContainer(KAFKA).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            kafka.stop();
            postgres.stop();
        }));
        postgres.start();
        kafka.start();
        return new Infrastructure(
                postgres.getHost() + ":" + postgres.getMappedPort(POSTGRES_PORT),
                postgres.getUsername(),
                postgres.getPassword(),
                kafka.getBootstrapServers(),
                rpcUrl);
    }
}
