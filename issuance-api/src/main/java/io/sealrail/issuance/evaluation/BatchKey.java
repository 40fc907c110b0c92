package io.sealrail.issuance.evaluation;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.buffer.Buffer;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.kit.secret.KeyEncryption;
import io.sealrail.kit.secret.KeyedHash;

/**
 * A client's name for one batch, and what that batch asked: the same key must come with the same call.
 *
 * @param hash of the key
 * @param fingerprint of the call: its body, purpose and format; not the API key, of which a client may have several
 */
record BatchKey(String clientId, Buffer hash, Buffer fingerprint) {

    private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /** Makes them; both parts are keyed hashes, for what they cover can be guessed. */
    @ApplicationScoped
    static class Factory {

        private final KeyedHash hash;

        Factory(KeyEncryption encryption) {
            this.hash = new KeyedHash(encryption, "sealrail batch keys v1");
        }

        /** The key of an {@code Idempotency-Key} header, if it was sent. @param digest of the call's body */
        Optional<BatchKey> of(String header, String clientId, byte[] digest, GrantedClaims granted) {
            return given(header)
                    .map(key -> new BatchKey(
                            clientId,
                            Buffer.buffer(hash.of("key", clientId, key)),
                            Buffer.buffer(hash.of(
                                    "call", clientId, Base64Url.encode(digest), granted.purpose(), granted.format()))));
        }
    }

    /** The header's text; refuses with 400 what cannot be a key. */
    static Optional<String> given(String header) {
        Members.require(
                header == null || !header.isBlank() && VISIBLE.matcher(header).matches(),
                "Idempotency-Key must be 1 to 255 printable ASCII characters");
        return Optional.ofNullable(header);
    }
}
