package io.sealrail.stack.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;

import io.sealrail.stack.process.JavaCommand;
import io.sealrail.stack.process.Part;

/**
 * One Kafka broker that is its own controller (KRaft), in a JVM of its own.
 *
 * @param java how that JVM is started
 * @param proxied a second listener, behind a proxy
 */
public record Kafka(JavaCommand java, Path data, int port, int controllerPort, Optional<Proxied> proxied)
        implements Part {

    /**
     * A listener that clients reach by a proxy only.
     *
     * @param port its own
     * @param proxy the proxy's, which the broker names to the clients that come by it
     */
    public record Proxied(int port, int proxy) {}

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public ProcessBuilder prepare() throws IOException {
        Files.createDirectories(data);
        List<String> program = new ArrayList<>(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaMain.class.getName(),
                data.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort)));
        proxied.ifPresent(listener ->
                program.addAll(List.of(Integer.toString(listener.port()), Integer.toString(listener.proxy()))));
        return java.start(program);
    }

    @Override
    public void ended(int status) {
        java.ended(status);
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    @Override
    public boolean answers() {
        if (!Ports.accepts(port)) {
            return false;
        }
        Map<String, Object> config =
                Map.of("bootstrap.servers", bootstrap(), "request.timeout.ms", 1000, "default.api.timeout.ms", 2000);
        try (Admin admin = Admin.create(config)) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
