package io.sealrail.onchain.batch;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What anybody needs to check that a credential is on chain.
 *
 * @param leaf the value of the leaf in OpenZeppelin's sense, that is {@code 0x} and the coreClaimHash, not its hash
 */
@Schema(
        description =
                "The proof that a credential's coreClaimHash is on chain. Binary values are 0x-prefixed lower-case hex."
                        + " OpenZeppelin's StandardMerkleTree.verify(root, leafEncoding, [leaf], proof) accepts it, and so does the"
                        + " contract's view verify(root, leaf, proof).")
record AnchorProof(
        @Schema(description = "EIP-155 chain id") long chainId,

        @Schema(description = "address of the AnchorRegistry")
        String contract,

        @Schema(description = "the transaction that anchored the root")
        String transactionHash,

        @Schema(description = "the block of that transaction")
        long blockNumber,

        @Schema(description = "that block's timestamp, RFC 3339")
        Instant blockTime,

        @Schema(description = "Merkle root of the batch, anchored in the contract")
        String root,

        @Schema(description = "the leaf's value: 0x and the coreClaimHash (StandardMerkleTree hashes it twice itself)")
        String leaf,

        @Schema(description = "the ABI types of the leaf's value")
        List<String> leafEncoding,

        @Schema(description = "the siblings from the leaf up, 32 bytes each")
        List<String> proof) {}
