package io.sealrail.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sealrail.stack.process.JavaCommand;
import io.sealrail.stack.process.Part;

/**
 * One process of a packaged service.
 *
 * @param name the service's, with a number for every replica after the first
 * @param application its {@code quarkus-run.jar}
 * @param environment everything that the service is told
 */
record ServicePart(String name, JavaCommand java, Path application, int port, Map<String, String> environment)
        implements Part {

    private static final Set<String> KEPT = Set.of("PATH", "HOME", "TMPDIR", "LANG");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    @Override
    public ProcessBuilder prepare() throws IOException {
        if (!Files.exists(application)) {
            throw new StackException(name + " is not built; build it with mvn package.");
        }
        ProcessBuilder process = java.start(List.of("-jar", application.toString()));
        process.environment().keySet().retainAll(KEPT);
        process.environment().putAll(environment);
        return process;
    }

    @Override
    public void ended(int status) {
        java.ended(status);
    }

    /** Long enough for a machine on which everything is started again at once. */
    @Override
    public Duration patience() {
        return Duration.ofMinutes(3);
    }

    @Override
    public boolean answers() {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return HTTP.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The environment holds secrets. */
    @Override
    public String toString() {
        return name;
    }
}
