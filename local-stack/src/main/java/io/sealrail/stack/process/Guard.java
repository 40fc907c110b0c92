package io.sealrail.stack.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A shell loop beside the owner of a stack that ends the parts when the owner was killed and could not. */
final class Guard {

    private Guard() {}

    static Process watch(Path pids) throws IOException {
        return watch(pids, ProcessHandle.current().pid());
    }

    static Process watch(Path pids, long owner) throws IOException {
        Files.createDirectories(pids);
        Path script = pids.resolve("guard.sh");
        try (InputStream source = Guard.class.getResourceAsStream("guard.sh")) {
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
        }
        String started = PidFile.startTime(owner).orElseThrow();
        Process guard = new ProcessBuilder(
                        "setsid", "sh", script.toString(), Long.toString(owner), started, pids.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        PidFile.guard(pids).write(guard.pid());
        return guard;
    }
}
