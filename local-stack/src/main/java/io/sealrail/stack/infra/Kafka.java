package io.sealrail.stack.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 */
public record Kafka(JavaCommand java, Path data, int port, int controllerPort) implements Part {

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public ProcessBuilder prepare() throws IOException {
        Files.createDirectories(data);
        return java.start(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaMain.class.getName(),
                data.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort)));
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
