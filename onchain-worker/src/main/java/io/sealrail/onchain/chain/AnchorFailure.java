package io.sealrail.onchain.chain;

/** Why a batch is not on chain yet, as operators read it. */
public enum AnchorFailure {
    /** The root is on chain by a transaction that is not final yet. */
    ALREADY_ANCHORED,
    /** The account is not one of the contract's anchorers. */
    NOT_ANCHORER,
    /** There is no AnchorRegistry at the configured address. */
    NO_CONTRACT,
    /** The contract refused for another reason, or ran out of gas. */
    REVERTED,
    /** The account cannot pay. */
    INSUFFICIENT_FUNDS,
    /** The chain asks for more than the configured limit. */
    FEE_CAP,
    /** A transaction that is not ours used the nonce. */
    NONCE_TAKEN,
    /** The node would not take the transaction. */
    REJECTED,
    /** The batch was rebuilt from its events after a restore: whether the chain holds its root is looked up. */
    REBUILT;

    static AnchorFailure of(RpcException refusal) {
        if (refusal.data().startsWith(AnchorContract.ALREADY_ANCHORED)) {
            return ALREADY_ANCHORED;
        }
        if (refusal.data().startsWith(AnchorContract.NOT_ANCHORER)) {
            return NOT_ANCHORER;
        }
        if (refusal.says("insufficient funds")) {
            return INSUFFICIENT_FUNDS;
        }
        return refusal.says("revert") ? REVERTED : REJECTED;
    }
}
