package io.sealrail.onchain.chain;

import java.util.Optional;

/** What a call would use, or why it would fail. */
public record GasEstimate(long gasLimit, Optional<AnchorFailure> refusal) {

    static GasEstimate of(long gasLimit) {
        return new GasEstimate(gasLimit, Optional.empty());
    }

    static GasEstimate refused(AnchorFailure why) {
        return new GasEstimate(0, Optional.of(why));
    }
}
