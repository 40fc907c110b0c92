package io.sealrail.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the agents of a stack's services let their process die; each point strikes once for each time that it is armed. */
public final class CrashPoints {

    private final Path armed;
    private final Path hit;

    /** @param control the folder that the agents watch */
    CrashPoints(Path control) {
        this.armed = control.resolve("armed");
        this.hit = control.resolve("hit");
    }

    /** The next replica of the point's service that comes by there ends at once, as by {@code kill -9}. */
    public void arm(CrashPoint point) {
        try {
            Files.createDirectories(armed);
            Files.createDirectories(hit);
            Files.deleteIfExists(hit.resolve(file(point)));
            Files.writeString(armed.resolve(file(point)), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes back what was armed and has not struck yet. */
    public void disarm(CrashPoint point) {
        try {
            Files.deleteIfExists(armed.resolve(file(point)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a replica has died there since the point was last armed. */
    public boolean hit(CrashPoint point) {
        return Files.exists(hit.resolve(file(point)));
    }

    private static String file(CrashPoint point) {
        return point.service() + "." + point.name();
    }
}
