package io.sealrail.onchain.batch;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.kit.work.Workers;
import io.sealrail.onchain.chain.ChainKey;
import io.sealrail.onchain.chain.EvmChain;
import io.sealrail.onchain.chain.FeeTransaction;

/**
 * Finds the transaction of ours that anchored a root and of which the database knows nothing, as after a restore. Signatures are
 * deterministic: what our key signs to the same hash is ours, and these are its bytes.
 */
@ApplicationScoped
class FindLostAttempt {

    private final EvmChain chain;
    private final ChainKey key;
    private final AnchorTransactions transactions;
    private final Workers workers;

    FindLostAttempt(EvmChain chain, ChainKey key, AnchorTransactions transactions, Workers workers) {
        this.chain = chain;
        this.key = key;
        this.transactions = transactions;
        this.workers = workers;
    }

    /** Empty unless the batch's root is on chain by such a transaction, under a nonce that no other batch has. */
    Uni<Optional<Attempt>> lost(Beat beat, AnchorBatch batch) {
        return chain.anchoringTransaction(batch.contract(), batch.root())
                .flatMap(hash -> hash.isEmpty() || isKnown(batch, hash.get())
                        ? nothing()
                        : chain.transaction(hash.get())
                                .flatMap(found -> found.isEmpty()
                                        ? nothing()
                                        : signedBefore(beat, batch, hash.get(), found.get())));
    }

    private static boolean isKnown(AnchorBatch batch, String hash) {
        return batch.attempts().stream().anyMatch(attempt -> attempt.hash().equals(hash));
    }

    private Uni<Optional<Attempt>> signedBefore(Beat beat, AnchorBatch batch, String hash, FeeTransaction transaction) {
        return workers.onWorker(() -> transaction.sign(key))
                .flatMap(signed -> signed.hash().equals(hash)
                        ? transactions
                                .mayHave(beat.account(), batch.batchId(), transaction.nonce())
                                .map(free -> free
                                        ? Optional.of(attempt(beat, batch, transaction, signed))
                                        : Optional.empty())
                        : nothing());
    }

    private static Attempt attempt(
            Beat beat, AnchorBatch batch, FeeTransaction transaction, FeeTransaction.Signed signed) {
        int earlier = batch.attempts().stream()
                .filter(attempt -> attempt.nonce() == transaction.nonce())
                .mapToInt(Attempt::number)
                .max()
                .orElse(0);
        return new Attempt(
                signed.hash(),
                transaction.nonce(),
                earlier + 1,
                signed.raw(),
                transaction.fees(),
                transaction.gasLimit(),
                beat.now(),
                null);
    }

    private static Uni<Optional<Attempt>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }
}
