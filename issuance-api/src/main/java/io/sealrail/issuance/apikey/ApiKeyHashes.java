package io.sealrail.issuance.apikey;

import java.util.EnumMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.sealrail.kit.secret.KeyEncryption;
import io.sealrail.kit.secret.KeyedHash;

/** The keyed hashes under which API keys are stored and found. */
@ApplicationScoped
public class ApiKeyHashes {

    private final Map<ApiKeyKind, KeyedHash> hashes = new EnumMap<>(ApiKeyKind.class);

    ApiKeyHashes(KeyEncryption encryption) {
        for (ApiKeyKind kind : ApiKeyKind.values()) {
            hashes.put(kind, new KeyedHash(encryption, kind.label()));
        }
    }

    /** HMAC-SHA256 of the whole key, 32 bytes, keyed by its kind. */
    public byte[] of(ApiKeyText key) {
        return hashes.get(key.kind()).of(key.reveal());
    }
}
