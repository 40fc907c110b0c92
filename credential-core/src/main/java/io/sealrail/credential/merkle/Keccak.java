package io.sealrail.credential.merkle;

import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 as Ethereum uses it (the padding before FIPS 202, so not SHA3-256). */
public final class Keccak {

    private static final int BITS = 256;

    private Keccak() {}

    /** The 32-byte hash of the concatenated parts. */
    public static byte[] hash256(byte[]... parts) {
        KeccakDigest digest = new KeccakDigest(BITS);
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] hash = new byte[BITS / 8];
        digest.doFinal(hash, 0);
        return hash;
    }
}
