package io.sealrail.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;

import io.sealrail.stack.infra.ChainAccount;

/** The secrets of one stack, made when they are first asked for: a file each, readable by its owner only. */
public final class Secrets {

    private static final int KEY_BYTES = 32;
    private final SecureRandom random = new SecureRandom();
    private final Path folder;

    Secrets(Path folder) throws IOException {
        this.folder = Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    String databasePassword() {
        return of("postgres-password", () -> HexFormat.of().formatHex(bytes(16)));
    }

    /** Base64 of 32 bytes; each service has its own. */
    String keyEncryptionKey(String service) {
        return of("key-encryption-key-" + service, () -> Base64.getEncoder().encodeToString(bytes(KEY_BYTES)));
    }

    /** What the services know each other by. */
    String internalToken() {
        return of("internal-token", () -> HexFormat.of().formatHex(bytes(KEY_BYTES)));
    }

    String farmerRegistryPassword() {
        return of("farmer-registry-password", () -> HexFormat.of().formatHex(bytes(16)));
    }

    /** What the land registry knows its callers by. */
    String landRegistryKey() {
        return of("land-registry-key", () -> HexFormat.of().formatHex(bytes(KEY_BYTES)));
    }

    OperatorKey operatorKey() {
        return new OperatorKey(of("operator-key", () -> OperatorKey.generate().text()));
    }

    ChainAccount anchorer() {
        return new ChainAccount(
                of("chain-key", () -> ChainAccount.generate(random).privateKey()));
    }

    /** @param fresh makes the secret when there is none yet */
    public String of(String name, Supplier<String> fresh) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                Path written = Files.createTempFile(folder, name, ".new");
                Files.writeString(written, fresh.get());
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
