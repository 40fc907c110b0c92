package io.sealrail.stack.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

/**
 * The chain's state on disk. The chain rewrites its file in place once a second, so a kill can tear it; a copy of the last
 * whole one is kept beside it.
 */
final class ChainState {

    private static final JsonFactory JSON = new JsonFactory();
    private final Path file;
    private final Path whole;
    private FileTime seen;

    ChainState(Path directory) {
        this.file = directory.resolve("state.json");
        this.whole = directory.resolve("state.whole.json");
    }

    Path file() {
        return file;
    }

    /** Puts the last whole copy back when the file is torn or missing. */
    void repair() throws IOException {
        if (Files.exists(whole) && !isWhole(file)) {
            Files.copy(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } else if (Files.exists(file) && !isWhole(file)) {
            Files.delete(file);
        }
    }

    /** Copies the file when it has changed and is whole. */
    synchronized void keep() {
        Path copy = whole.resolveSibling("state.copy.json");
        try {
            if (!Files.exists(file) || Files.getLastModifiedTime(file).equals(seen)) {
                return;
            }
            FileTime now = Files.getLastModifiedTime(file);
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            if (isWhole(copy)) {
                Files.move(copy, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                seen = now;
            }
        } catch (IOException nextTime) {
            seen = null;
        }
    }

    static boolean isWhole(Path json) {
        try (JsonParser parser = JSON.createParser(json.toFile())) {
            boolean object = false;
            while (parser.nextToken() != null) {
                object = true;
            }
            return object;
        } catch (IOException torn) {
            return false;
        }
    }
}
