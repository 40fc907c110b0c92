package io.sealrail.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

import io.sealrail.system.client.Demo;

import static org.awaitility.Awaitility.await;

/**
 * The packaged services on the local stack, started once for all tests of this module as a user starts them, with two replicas
 * of each. It ends with the JVM of the tests.
 */
final class SystemStack {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DATA = Path.of("target", "stack").toAbsolutePath();
    private static final Path OUTPUT = Path.of("target", "stack.log").toAbsolutePath();
    private static final List<String> SERVICES =
            List.of("issuance-api", "onchain-worker", "revocation-service", "status-list-service", "verifier-service");
    private static SystemStack running;

    private final Demo demo;

    private SystemStack() throws IOException {
        Process stack = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack)));
        await("the stack, see " + OUTPUT)
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !stack.isAlive() || Files.exists(DATA.resolve("demo.json")));
        if (!stack.isAlive()) {
            throw new IllegalStateException("the stack ended: " + Files.readString(OUTPUT));
        }
        demo = Demo.read(DATA.resolve("demo.json"));
    }

    static synchronized SystemStack get() {
        try {
            if (running == null) {
                running = new SystemStack();
            }
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String freshEmail() {
        return UUID.randomUUID() + "@people.example";
    }

    Demo demo() {
        return demo;
    }

    Path demoFile() {
        return DATA.resolve("demo.json");
    }

    Path logs() {
        return DATA.resolve("logs");
    }

    /** The addresses of a service's replicas, past the gateway. */
    List<String> urls(String service) {
        Properties ports = new Properties();
        try (var reader = Files.newBufferedReader(DATA.resolve("ports.properties"))) {
            ports.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.of(service, service + "-2")
                .map(name -> "http://127.0.0.1:" + ports.getProperty(name))
                .toList();
    }

    /** Ends a part as {@code kill -9} does, and waits until the stack has started another process in its place. */
    void killAndAwaitNext(String part) {
        long pid = pid(part);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await(part + " to be started again")
                .atMost(Duration.ofSeconds(60))
                .until(() -> pid(part) != pid && ProcessHandle.of(pid(part)).isPresent());
    }

    /** Holds a part until it is closed: it takes connections and answers nothing. */
    Paused pause(String part) {
        long pid = pid(part);
        signal("STOP", pid);
        return () -> signal("CONT", pid);
    }

    /** A part that is held. */
    interface Paused extends AutoCloseable {

        /** Lets it go on. */
        @Override
        void close();
    }

    private static void signal(String name, long pid) {
        try {
            int status = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException(name + " could not be sent");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long pid(String part) {
        try {
            return Long.parseLong(Files.readString(DATA.resolve("pids").resolve(part + ".pid"))
                    .trim()
                    .split(" ")[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dsealrail.root=" + ROOT,
                "-cp",
                ROOT.resolve("local-stack/target/classes") + ":" + ROOT.resolve("local-stack/target/lib") + "/*",
                "io.sealrail.stack.Main",
                "--fresh",
                "--no-archives",
                "--quiet",
                "--data",
                DATA.toString()));
        SERVICES.forEach(service -> command.addAll(List.of("--replicas", service + "=2")));
        ProcessBuilder stack = new ProcessBuilder(command);
        stack.environment().put("PORT", Integer.toString(freePort()));
        Files.createDirectories(OUTPUT.getParent());
        return stack.redirectErrorStream(true).redirectOutput(OUTPUT.toFile()).start();
    }

    private static void stop(Process stack) {
        stack.destroy();
        stack.onExit().join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
