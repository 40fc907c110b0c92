package io.sealrail.onchain.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Where the key of the paying account comes from: the configuration, or a file that it names. */
@ApplicationScoped
class ChainAccount {

    @Produces
    @Singleton
    ChainKey key(ChainConfig config) {
        return ChainKey.fromHex(config.key()
                .or(() -> config.keyFile().map(ChainAccount::read))
                .orElseThrow(() -> new IllegalStateException("set SEALRAIL_CHAIN_KEY or SEALRAIL_CHAIN_KEY_FILE")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the chain key's file cannot be read", e);
        }
    }
}
