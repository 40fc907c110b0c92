package io.sealrail.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;

/** The folder by which the harness speaks to the agents in the services. */
final class Control {

    private Control() {}

    /** Makes the folder anew, with nothing armed and every clock right. */
    static void lay(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve("begun"));
        for (String name : new String[] {"armed", "hit", "skew"}) {
            Path part = Files.createDirectories(folder.resolve(name));
            try (Stream<Path> files = Files.list(part)) {
                for (Path old : files.toList()) {
                    Files.delete(old);
                }
            }
        }
    }

    /** From now on the switches count: what comes before is the setting up. */
    static void begin(Path folder) {
        try {
            Files.writeString(folder.resolve("begun"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves a part's clock; its agent looks every 100 ms. */
    static void skew(Path folder, String part, Duration by) {
        try {
            Path fresh = folder.resolve("skew").resolve(part + ".new");
            Files.writeString(fresh, Long.toString(by.toMillis()));
            Files.move(
                    fresh,
                    fresh.resolveSibling(part),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
