package io.sealrail.kit.health;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;

import io.sealrail.kit.outbox.OutboxBacklog;

/**
 * Whether one of Kafka's bootstrap servers takes connections, and what waits for it meanwhile: one that takes them and does
 * nothing shows by the events that wait.
 */
@HealthGroup("dependencies")
@ApplicationScoped
public class KafkaTakesConnections implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final NetClient client;
    private final List<String> servers;
    private final OutboxBacklog backlog;

    KafkaTakesConnections(
            Vertx vertx, @ConfigProperty(name = "kafka.bootstrap.servers") String servers, OutboxBacklog backlog) {
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout((int) PATIENCE.toMillis()));
        this.servers = Arrays.stream(servers.split(",")).map(String::trim).toList();
        this.backlog = backlog;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Dependency.answer("kafka", this::connect, PATIENCE)
                .map(answer -> HealthCheckResponse.named(answer.getName())
                        .status(answer.getStatus() == HealthCheckResponse.Status.UP)
                        .withData("eventsWaiting", backlog.depth())
                        .build());
    }

    private Uni<?> connect() {
        return Uni.join().first(servers.stream().map(this::connect).toList()).withItem();
    }

    private Uni<Boolean> connect(String server) {
        int port = server.lastIndexOf(':');
        return Uni.createFrom()
                .completionStage(
                        () -> client.connect(Integer.parseInt(server.substring(port + 1)), server.substring(0, port))
                                .compose(socket -> socket.close())
                                .toCompletionStage())
                .replaceWith(true);
    }
}
