package io.sealrail.onchain.chain;

import java.math.BigInteger;
import java.time.Instant;

/** A block's header, as far as it matters here; the base fee in wei (EIP-1559), zero on chains without. */
public record Block(long number, String hash, Instant time, BigInteger baseFee) {

    /** How many blocks lie on {@code number}, itself included: 1 when it is the head. */
    public long depthOf(long number) {
        return this.number - number + 1;
    }
}
