package io.sealrail.onchain.chain;

import java.math.BigInteger;

/** What a transaction offers for gas (EIP-1559), in wei. */
public record Fees(BigInteger maxFeePerGas, BigInteger maxPriorityFeePerGas) {

    private static final BigInteger EIGHT = BigInteger.valueOf(8);

    /** Room for the base fee to double, which takes it six full blocks. */
    static Fees suggested(BigInteger baseFee, BigInteger priorityFee) {
        return new Fees(baseFee.shiftLeft(1).add(priorityFee), priorityFee);
    }

    /** At least an eighth more of both than {@code earlier}: nodes refuse a replacement that offers less. */
    public Fees replacing(Fees earlier) {
        return new Fees(
                maxFeePerGas.max(bumped(earlier.maxFeePerGas)),
                maxPriorityFeePerGas.max(bumped(earlier.maxPriorityFeePerGas)));
    }

    /** Whether nodes take this in place of {@code earlier}. */
    public boolean replaces(Fees earlier) {
        return equals(replacing(earlier));
    }

    public Fees cappedAt(BigInteger cap) {
        return new Fees(maxFeePerGas.min(cap), maxPriorityFeePerGas.min(cap));
    }

    private static BigInteger bumped(BigInteger fee) {
        return fee.add(fee.divide(EIGHT)).add(BigInteger.ONE);
    }
}
