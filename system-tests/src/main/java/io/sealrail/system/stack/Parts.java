package io.sealrail.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.sealrail.stack.process.PidFile;

/**
 * The processes of a stack's parts.
 *
 * @param pids where the stack remembers them
 */
record Parts(Path pids) {

    long pid(String part) {
        try {
            return Long.parseLong(
                    Files.readString(pids.resolve(part + ".pid")).trim().split(" ")[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive(String part) {
        return process(part).isPresent();
    }

    /** @throws IllegalStateException when the part has ended */
    void signal(String name, String part) {
        long pid = process(part)
                .orElseThrow(() -> new IllegalStateException(part + " has ended"))
                .pid();
        if (send(name, pid) != 0) {
            throw new IllegalStateException(name + " could not be sent to " + part);
        }
    }

    Paused pause(String part) {
        ProcessHandle held = process(part).orElseThrow(() -> new IllegalStateException(part + " has ended"));
        if (send("STOP", held.pid()) != 0) {
            throw new IllegalStateException("STOP could not be sent to " + part);
        }
        return () -> {
            if (held.isAlive()) {
                send("CONT", held.pid());
            }
        };
    }

    /** Not a stranger's that has got its number since. */
    private Optional<ProcessHandle> process(String part) {
        return PidFile.of(pids, part).process();
    }

    private static int send(String name, long pid) {
        try {
            return new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
