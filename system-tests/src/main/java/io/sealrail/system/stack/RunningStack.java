package io.sealrail.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.sealrail.stack.process.Await;
import io.sealrail.stack.process.LogTail;
import io.sealrail.system.agent.Packaged;
import io.sealrail.system.client.Demo;

/** The packaged services on a local stack of their own, started as a user starts them; it ends with this JVM at the latest. */
public final class RunningStack implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration RESTART = Duration.ofMinutes(3);

    private final StackOptions options;
    private final Process process;
    private final Parts parts;
    private final Demo demo;

    private RunningStack(StackOptions options, Process process) {
        this.options = options;
        this.process = process;
        this.parts = new Parts(options.data().resolve("pids"));
        this.demo = Demo.read(demoFile());
    }

    /** Starts a stack and returns when its demo is seeded: every part answers. */
    public static RunningStack start(StackOptions options) {
        try {
            requireTargets(options);
            Control.lay(options.control());
            Process process = launch(options);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
            awaitSeeded(options, process);
            RunningStack stack = new RunningStack(options, process);
            Safeguards.takeOut(options.switches(), stack.demo);
            Control.begin(options.control());
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Demo demo() {
        return demo;
    }

    public Path demoFile() {
        return options.data().resolve("demo.json");
    }

    public Path logs() {
        return options.data().resolve("logs");
    }

    public Path data() {
        return options.data();
    }

    public StackOptions options() {
        return options;
    }

    /** The names of a service's replicas, which are parts: {@code issuance-api}, {@code issuance-api-2}. */
    public List<String> replicas(String service) {
        return IntStream.rangeClosed(1, options.replicas())
                .mapToObj(replica -> replica == 1 ? service : service + "-" + replica)
                .toList();
    }

    /** The addresses of a service's replicas, past the gateway. */
    public List<String> urls(String service) {
        return replicas(service).stream()
                .map(part -> "http://127.0.0.1:" + port(part))
                .toList();
    }

    /** The port that a part listens on itself. */
    public int port(String part) {
        return new PartPorts(options.data()).of(part);
    }

    /** The process that runs a part now, or ran it last. */
    public long pid(String part) {
        return parts.pid(part);
    }

    /** Ends a part as {@code kill -9} does; the stack starts another process in its place. */
    public void kill(String part) {
        parts.signal("KILL", part);
    }

    /** Ends a part as {@code kill -9} does, and waits until the stack has started another process in its place. */
    public void killAndAwaitNext(String part) {
        long pid = pid(part);
        kill(part);
        awaitNext(part, pid);
    }

    /** Asks a part to end in good order; the stack starts another process in its place. */
    public void terminate(String part) {
        parts.signal("TERM", part);
    }

    /** Waits until another process than this runs the part. */
    public void awaitNext(String part, long pid) {
        await(RESTART, part + " to be started again", () -> pid(part) != pid && parts.isAlive(part));
    }

    /** Waits until a part's process, if it is a service's, says that it is ready. */
    public void awaitReady(String part) {
        await(RESTART, part + " to be ready", () -> Readiness.of(port(part)));
    }

    /** Holds a part until it is closed: it takes connections and answers nothing. */
    public Paused pause(String part) {
        return parts.pause(part);
    }

    public CrashPoints crashPoints() {
        return new CrashPoints(options.control());
    }

    /**
     * Moves the clock that a service's code asks, from now on and across restarts; the stack must carry the agent.
     *
     * @param by how far ahead of the machine's clock; negative: behind it, zero: as it was
     */
    public void skewClock(String part, Duration by) {
        Control.skew(options.control(), part, by);
    }

    @Override
    public void close() {
        end(process);
    }

    private static void requireTargets(StackOptions options) {
        List<String> missing = options.agent() ? Packaged.missing(options.root()) : List.of();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the agent no longer fits the services: " + missing);
        }
    }

    private static Process launch(StackOptions options) throws IOException {
        Path target = options.root().resolve("local-stack/target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dsealrail.root=" + options.root(),
                "-Dsealrail.owner=" + ProcessHandle.current().pid(),
                "-cp",
                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                "io.sealrail.stack.Main"));
        command.addAll(options.arguments());
        ProcessBuilder stack = new ProcessBuilder(command);
        stack.environment().put("PORT", Integer.toString(freePort()));
        Files.createDirectories(options.output().getParent());
        Files.deleteIfExists(options.data().resolve("demo.json"));
        return stack.redirectErrorStream(true)
                .redirectOutput(options.output().toFile())
                .start();
    }

    private static void awaitSeeded(StackOptions options, Process process) {
        Path demo = options.data().resolve("demo.json");
        Await.until(START, () -> !process.isAlive() || Files.exists(demo));
        if (!process.isAlive() || !Files.exists(demo)) {
            end(process);
            throw new IllegalStateException(
                    "the stack did not start, see " + options.output() + LogTail.of(options.output()));
        }
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit().join();
    }

    private static void await(Duration atMost, String what, BooleanSupplier condition) {
        if (!Await.until(atMost, condition)) {
            throw new IllegalStateException("waited in vain for " + what);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
