package io.sealrail.credential.proof;

import io.sealrail.credential.key.Base58;

/** Reads the {@code proofValue} of an Ed25519 proof: {@code z} and base58btc of 64 bytes. */
final class ProofValue {

    private static final int SIGNATURE_BYTES = 64;
    private static final int MAX_LENGTH = 89;
    private static final byte[] NONE = {};

    private ProofValue() {}

    /** The 64 bytes, or none if the text is no such value. */
    static byte[] signature(String proofValue) {
        if (!proofValue.startsWith("z") || proofValue.length() > MAX_LENGTH) {
            return NONE;
        }
        try {
            byte[] bytes = Base58.decode(proofValue.substring(1));
            return bytes.length == SIGNATURE_BYTES ? bytes : NONE;
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }
}
