package io.sealrail.onchain.chain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** How geth, anvil, Nethermind, Besu and Erigon word what they refuse. */
class SendOutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "already known, ALREADY_KNOWN",
        "transaction already imported, ALREADY_KNOWN",
        "AlreadyKnown, ALREADY_KNOWN",
        "Known transaction, ALREADY_KNOWN",
        "'nonce too low: next nonce 7, tx nonce 5', NONCE_TOO_LOW",
        "Nonce too low, NONCE_TOO_LOW",
        "OldNonce, NONCE_TOO_LOW",
        "replacement transaction underpriced, UNDERPRICED",
        "transaction underpriced, UNDERPRICED",
        "max fee per gas less than block base fee: address 0xabc, UNDERPRICED",
        "insufficient funds for gas * price + value, INSUFFICIENT_FUNDS",
        "Insufficient funds for gas * price + value, INSUFFICIENT_FUNDS",
        "exceeds block gas limit, REJECTED",
        "intrinsic gas too low, REJECTED"
    })
    void readsTheNodesWords(String message, SendOutcome outcome) {
        assertEquals(outcome, SendOutcome.of(new RpcException(-32000, message, "")));
    }

    @Test
    void tellsTheContractsErrorsByTheirSelectors() {
        assertEquals(
                AnchorFailure.ALREADY_ANCHORED,
                AnchorFailure.of(new RpcException(3, "execution reverted", AnchorContract.ALREADY_ANCHORED + "00")));
        assertEquals(
                AnchorFailure.NOT_ANCHORER,
                AnchorFailure.of(new RpcException(3, "execution reverted", AnchorContract.NOT_ANCHORER + "00")));
        assertEquals(AnchorFailure.REVERTED, AnchorFailure.of(new RpcException(3, "execution reverted", "0x")));
        assertEquals(
                AnchorFailure.INSUFFICIENT_FUNDS,
                AnchorFailure.of(new RpcException(-32000, "insufficient funds for transfer", "")));
        assertEquals(AnchorFailure.REJECTED, AnchorFailure.of(new RpcException(-32000, "something else", "")));
    }
}
