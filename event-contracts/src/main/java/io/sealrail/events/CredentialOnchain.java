package io.sealrail.events;

import java.time.Instant;

/**
 * A credential's batch has the configured number of confirmations. Said again with a higher sequence when a reorg moved the
 * transaction. Published by onchain-worker; key = credential id.
 *
 * @param credentialId the credential
 * @param coreClaimHash 64 lower-case hex characters
 * @param batchId UUID of its batch
 * @param sequence counts up by one each time it is said; a consumer ignores lower ones
 * @param chainId EIP-155 chain id
 * @param contract 0x-prefixed address of the anchor contract
 * @param transactionHash 0x-prefixed
 * @param blockNumber the block that holds the transaction
 * @param blockTime that block's timestamp
 * @param root 0x-prefixed Merkle root of the batch
 */
public record CredentialOnchain(
        String credentialId,
        String coreClaimHash,
        String batchId,
        long sequence,
        long chainId,
        String contract,
        String transactionHash,
        long blockNumber,
        Instant blockTime,
        String root)
        implements DomainEvent {

    @Override
    public String key() {
        return credentialId;
    }
}
