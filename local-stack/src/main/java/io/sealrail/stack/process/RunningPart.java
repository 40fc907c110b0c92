package io.sealrail.stack.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.sealrail.stack.StackException;

/** A part and the process that runs it now. */
final class RunningPart {

    private static final Duration GRACE = Duration.ofSeconds(25);

    final Part part;
    private final PidFile pidFile;
    private final Path log;
    private volatile Process process;
    /** Whether the part has ever answered; until then its end is the failure of the start, not a crash to heal. */
    volatile boolean answered;
    /** How often the process ended in a row without having answered. */
    int failedStarts;
    /** How often it was launched. */
    volatile int launches;

    RunningPart(Part part, Path pids, Path log) {
        this.part = part;
        this.pidFile = PidFile.of(pids, part.name());
        this.log = log;
    }

    Path log() {
        return log;
    }

    /** @return the end of the process, with its exit status */
    CompletableFuture<Integer> launch() throws IOException {
        ProcessBuilder prepared = part.prepare();
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(prepared.command());
        process = prepared.command(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        launches++;
        process.getOutputStream().close();
        pidFile.write(process.pid());
        return process.onExit().thenApply(ended -> {
            part.ended(ended.exitValue());
            return ended.exitValue();
        });
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    void awaitAnswer() {
        Process started = process;
        if (!Await.until(part.patience(), () -> !started.isAlive() || part.answers()) || !started.isAlive()) {
            String what = started.isAlive()
                    ? "does not answer after " + part.patience().toSeconds() + " s"
                    : "ended with status " + started.exitValue() + " before it answered";
            throw new StackException(part.name() + " " + what + "; its log is " + log + LogTail.of(log));
        }
    }

    void stop() {
        if (!isAlive()) {
            return;
        }
        signal(part.stopSignal());
        if (!Await.until(GRACE, () -> !isAlive())) {
            process.destroyForcibly();
            Await.until(GRACE, () -> !isAlive());
        }
        pidFile.path().toFile().delete();
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
