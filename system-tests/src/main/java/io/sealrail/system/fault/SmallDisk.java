package io.sealrail.system.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

import io.sealrail.stack.process.LogTail;

/** A disk in memory (tmpfs) that is small enough to be filled: whoever writes there then gets ENOSPC as from a real one. */
public final class SmallDisk implements AutoCloseable {

    private static final int PIECE = 1 << 20;
    private static final int PATIENCE_SECONDS = 10;

    private final Path folder;
    private final Path ballast;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
    }

    /**
     * Mounts one; the caller must be root, if only in a user and mount namespace of its own ({@code unshare --user --map-root-user
     * --mount}).
     *
     * @throws FaultException when it may not be mounted here
     */
    public static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        Path log = Files.createTempFile("mount", ".log");
        try {
            int status = run(
                    log, "mount", "-t", "tmpfs", "-o", "mode=700,size=" + megabytes + "m", "tmpfs", folder.toString());
            if (status != 0) {
                throw new FaultException("a small disk cannot be mounted here ("
                        + LogTail.of(log).strip() + ")");
            }
        } finally {
            Files.deleteIfExists(log);
        }
        return new SmallDisk(folder);
    }

    public Path folder() {
        return folder;
    }

    /** Writes until nothing more can be written. Returns the bytes that it took. */
    long fill() throws IOException {
        try (FileChannel file = FileChannel.open(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int size = PIECE; size >= 1; ) {
                size = write(file, size) ? size : size / 2;
            }
            return file.size();
        }
    }

    private static boolean write(FileChannel file, int size) {
        try {
            ByteBuffer zeros = ByteBuffer.allocate(size);
            while (zeros.hasRemaining()) {
                file.write(zeros);
            }
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    /** Gives the space back. */
    void free() {
        try {
            Files.deleteIfExists(ballast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the disk away as soon as nobody uses it any more. */
    @Override
    public void close() throws IOException {
        Path log = Files.createTempFile("umount", ".log");
        run(log, "umount", "--lazy", folder.toString());
        Files.deleteIfExists(log);
    }

    private static int run(Path log, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
