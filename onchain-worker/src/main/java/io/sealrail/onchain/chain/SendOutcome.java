package io.sealrail.onchain.chain;

/** What a node says to a raw transaction. */
public enum SendOutcome {
    /** It is in the node's pool now. */
    ACCEPTED,
    /** It was there already, or is mined. */
    ALREADY_KNOWN,
    /** Another transaction with this nonce is mined: one of our attempts, or somebody else's. */
    NONCE_TOO_LOW,
    /** It offers less than the block needs, or too little to replace an earlier attempt. */
    UNDERPRICED,
    /** The account cannot pay for it. */
    INSUFFICIENT_FUNDS,
    /** The node will not have it for another reason. */
    REJECTED;

    public boolean inPool() {
        return this == ACCEPTED || this == ALREADY_KNOWN;
    }

    static SendOutcome of(RpcException refusal) {
        if (refusal.says("already known", "alreadyknown", "already imported", "known transaction")) {
            return ALREADY_KNOWN;
        }
        if (refusal.says("nonce too low", "nonce is too low", "oldnonce")) {
            return NONCE_TOO_LOW;
        }
        if (refusal.says("underpriced", "less than block base fee", "feetoolow")) {
            return UNDERPRICED;
        }
        return refusal.says("insufficient funds", "insufficientfunds") ? INSUFFICIENT_FUNDS : REJECTED;
    }
}
