package io.sealrail.onchain.batch;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.kit.work.Workers;
import io.sealrail.onchain.chain.AnchorContract;
import io.sealrail.onchain.chain.AnchorFailure;
import io.sealrail.onchain.chain.ChainConfig;
import io.sealrail.onchain.chain.ChainKey;
import io.sealrail.onchain.chain.EvmChain;
import io.sealrail.onchain.chain.FeeTransaction;

/** Makes the transaction of a batch; stores and sends nothing. */
@ApplicationScoped
class SignAnchor {

    private final EvmChain chain;
    private final ChainKey key;
    private final ChainConfig config;
    private final AnchorTransactions transactions;
    private final Workers workers;

    SignAnchor(EvmChain chain, ChainKey key, ChainConfig config, AnchorTransactions transactions, Workers workers) {
        this.chain = chain;
        this.key = key;
        this.config = config;
        this.transactions = transactions;
        this.workers = workers;
    }

    /** A signed attempt, or why the chain would not anchor the root now. */
    record Signed(Attempt attempt, AnchorFailure refusal) {}

    /** The first attempt under the lowest free nonce. */
    Uni<Signed> first(Beat beat, String contract, byte[] root, int leafCount) {
        return refusal(contract, root)
                .flatMap(refusal -> refusal.isPresent()
                        ? Uni.createFrom().item(new Signed(null, refusal.get()))
                        : estimated(beat, contract, AnchorContract.anchor(root, leafCount)));
    }

    /** A further attempt at the same nonce with a higher fee; empty when the configured limit does not allow for it. */
    Uni<Optional<Attempt>> replacement(Beat beat, AnchorBatch batch, Attempt earlier) {
        return chain.suggestedFees(beat.head())
                .map(fees -> fees.replacing(earlier.fees()).cappedAt(config.maxFeePerGas()))
                .flatMap(fees -> {
                    if (!fees.replaces(earlier.fees())) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    byte[] data = AnchorContract.anchor(batch.root(), batch.leafCount());
                    return sign(
                                    beat,
                                    new FeeTransaction(
                                            beat.account().chainId(),
                                            earlier.nonce(),
                                            fees,
                                            earlier.gasLimit(),
                                            batch.contract(),
                                            data),
                                    earlier.number() + 1)
                            .map(Optional::of);
                });
    }

    private Uni<Optional<AnchorFailure>> refusal(String contract, byte[] root) {
        return chain.anchoredAt(contract, root).map(at -> {
            if (at.isEmpty()) {
                return Optional.of(AnchorFailure.NO_CONTRACT);
            }
            boolean anchored = at.get().isAfter(Instant.EPOCH);
            return anchored ? Optional.of(AnchorFailure.ALREADY_ANCHORED) : Optional.empty();
        });
    }

    private Uni<Signed> estimated(Beat beat, String contract, byte[] data) {
        return chain.estimateGas(key.address(), contract, data)
                .flatMap(gas -> gas.refusal().isPresent()
                        ? Uni.createFrom().item(new Signed(null, gas.refusal().get()))
                        : signed(beat, contract, data, gas.gasLimit()));
    }

    private Uni<Signed> signed(Beat beat, String contract, byte[] data, long gasLimit) {
        SenderAccount account = beat.account();
        Uni<Long> nonce = transactions.freeNonce(account.chainId(), account.address(), beat.chainCount());
        return chain.suggestedFees(beat.head())
                .flatMap(fees ->
                        nonce.map(free -> new FeeTransaction(account.chainId(), free, fees, gasLimit, contract, data)))
                .flatMap(transaction -> sign(beat, transaction, 1))
                .map(attempt -> new Signed(attempt, null));
    }

    private Uni<Attempt> sign(Beat beat, FeeTransaction transaction, int number) {
        return workers.onWorker(() -> transaction.sign(key))
                .map(signed -> new Attempt(
                        signed.hash(),
                        transaction.nonce(),
                        number,
                        signed.raw(),
                        transaction.fees(),
                        transaction.gasLimit(),
                        beat.now(),
                        null));
    }
}
