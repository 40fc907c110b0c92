package io.sealrail.system.fault;

import java.io.IOException;
import java.math.BigInteger;

/**
 * Pending transactions become underpriced.
 *
 * @param gwei the base fee of the next block
 */
public record RaiseBaseFee(int gwei) implements Fault {

    @Override
    public String kind() {
        return "base fee " + gwei + " gwei";
    }

    @Override
    public String target() {
        return "chain";
    }

    @Override
    public Ongoing inject(Scene scene) throws IOException {
        BigInteger wei = BigInteger.valueOf(gwei).multiply(BigInteger.valueOf(1_000_000_000));
        return Ongoing.over("underpriced " + String.join(" ", scene.chain().outbidPending(wei)));
    }
}
