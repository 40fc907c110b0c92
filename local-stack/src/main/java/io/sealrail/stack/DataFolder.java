package io.sealrail.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The folder of everything that survives a restart; one stack at a time, readable by its owner only. */
final class DataFolder implements AutoCloseable {

    private static final long NEEDED_BYTES = 500L << 20;
    private static final List<String> OURS = List.of(
            "postgres",
            "postgres.new",
            "kafka",
            "chain",
            "cds",
            "secrets",
            "logs",
            "pids",
            "story",
            "demo.json",
            "seed.json",
            "claims.yaml",
            "ports.properties",
            "port",
            "initdb.log");

    private final Path path;
    private final RandomAccessFile lockFile;

    private DataFolder(Path path, RandomAccessFile lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** @throws StackException when another stack uses it, it cannot be written or the disk is full */
    static DataFolder take(Path path, int port) throws IOException {
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new StackException(
                    "Cannot write " + path + "; run as the user it belongs to, or name another with --data.", e);
        }
        requireSpace(path);
        RandomAccessFile file = new RandomAccessFile(path.resolve("owner").toFile(), "rw");
        FileLock lock = file.getChannel().tryLock();
        if (lock == null) {
            String owner = file.readLine();
            throw new StackException("A stack is already running with " + path + " (" + owner
                    + "); use that one, or stop it with Ctrl-C first.");
        }
        file.setLength(0);
        String owner = "process " + ProcessHandle.current().pid() + ", http://localhost:" + port;
        file.write(owner.getBytes(StandardCharsets.UTF_8));
        DataFolder folder = new DataFolder(path, file);
        Files.deleteIfExists(folder.demoFile());
        return folder;
    }

    static void requireSpace(Path path) throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw new StackException("The disk of " + path + " is full (" + (free >> 20) + " MiB left); free at least "
                    + (NEEDED_BYTES >> 20) + " MiB.");
        }
    }

    /** Forgets earlier runs; deletes what a stack has made and nothing else. */
    void empty() throws IOException {
        for (String name : OURS) {
            FileTree.delete(path.resolve(name));
        }
    }

    /**
     * The base URL is part of every credential, context and list that was issued under it, so data stays with its port.
     *
     * @throws StackException when earlier runs had another one
     */
    void keepPort(int port) throws IOException {
        Path kept = path.resolve("port");
        String earlier = Files.exists(kept) ? Files.readString(kept).trim() : Integer.toString(port);
        if (!earlier.equals(Integer.toString(port))) {
            throw new StackException("The credentials in " + path + " name http://localhost:" + earlier
                    + "; run with PORT=" + earlier + ", begin anew with --fresh, or name another folder with --data.");
        }
        Files.writeString(kept, earlier);
    }

    Path path() {
        return path;
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path demoFile() {
        return path.resolve("demo.json");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(demoFile());
        lockFile.close();
    }
}
