package io.sealrail.stack.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.sealrail.stack.StackException;
import io.sealrail.stack.process.LogTail;
import io.sealrail.stack.process.Part;

/**
 * PostgreSQL with durable commits. It refuses to run as root, so root runs it in a user namespace of its own, where it is
 * nobody.
 *
 * @param programs where its programs are unpacked
 * @param data its data, created by the first start
 * @param password of the user {@code sealrail}, the superuser
 */
public record Postgres(Path programs, Path data, int port, String password) implements Part {

    public static final String USER = "sealrail";
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=300",
            "shared_buffers=64MB",
            "max_wal_size=1GB",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_min_messages=warning",
            "log_min_error_statement=panic");

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public ProcessBuilder prepare() throws IOException {
        PostgresBinaries.unpackInto(programs);
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
        List<String> command = new ArrayList<>(namespace());
        command.addAll(List.of(program("postgres"), "-D", data.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        return new ProcessBuilder(command);
    }

    private void initialise() throws IOException {
        Files.createDirectories(data.getParent());
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        Path secret = Files.createTempFile(
                data.getParent(),
                "password",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Path log = data.resolveSibling("initdb.log");
        try {
            Files.writeString(secret, password);
            List<String> command = new ArrayList<>(List.of("sh", "-c", "rm -rf \"$1\" && shift && exec \"$@\"", "sh"));
            command.add(fresh.toString());
            command.addAll(namespace());
            command.addAll(
                    List.of(program("initdb"), "-D", fresh.toString(), "-U", USER, "--pwfile", secret.toString()));
            command.addAll(List.of("-A", "scram-sha-256", "-E", "UTF8", "--locale", "C", "--no-instructions"));
            run(command, log);
            Files.move(fresh, data);
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    private static void run(List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new StackException("PostgreSQL could not lay out its data; see " + log + LogTail.of(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while PostgreSQL laid out its data.", e);
        }
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    private static List<String> namespace() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
    }

    @Override
    public boolean answers() {
        return databases().answer();
    }

    public Databases databases() {
        return new Databases("127.0.0.1:" + port, USER, password);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60);
    }

    /** Fast shutdown: does not wait for clients to leave. */
    @Override
    public String stopSignal() {
        return "INT";
    }
}
