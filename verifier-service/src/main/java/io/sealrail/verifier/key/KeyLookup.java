package io.sealrail.verifier.key;

import io.sealrail.verifier.result.Finding;

/**
 * A key, or why there is none.
 *
 * @param key the key, {@code null} unless the finding is {@link Finding#KEY_VALID}
 * @param finding what became of the search
 */
public record KeyLookup(VerificationKey key, Finding finding) {

    static KeyLookup found(VerificationKey key) {
        return new KeyLookup(key, Finding.KEY_VALID);
    }

    static KeyLookup none(Finding finding) {
        return new KeyLookup(null, finding);
    }
}
