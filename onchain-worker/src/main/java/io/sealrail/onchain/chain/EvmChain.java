package io.sealrail.onchain.chain;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sealrail.kit.work.Backoff;
import io.sealrail.kit.work.WithoutMessages;

/** The chain as one node shows it (Ethereum execution API). Every call may fail with {@link ChainUnavailableException}. */
@ApplicationScoped
public class EvmChain {

    private static final Logger LOG = Logger.getLogger(EvmChain.class);
    private static final String LATEST = "latest";
    private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000);

    private final JsonRpc rpc;
    private final ChainConfig config;

    EvmChain(JsonRpc rpc, ChainConfig config) {
        this.rpc = rpc;
        this.config = config;
    }

    /** EIP-155 chain id. */
    public Uni<Long> chainId() {
        return rpc.call("eth_chainId").map(id -> HexData.longNumber(id.asText()));
    }

    /** The chain id as soon as the node tells it; asks without limit and does not fail. */
    public Uni<Long> awaitChainId() {
        return Uni.createFrom()
                .deferred(this::chainId)
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("chain id not told, it is asked for again kind=%s", WithoutMessages.kind(failure)))
                .onFailure()
                .retry()
                .withBackOff(Backoff.FIRST, Backoff.LONGEST)
                .indefinitely();
    }

    public Uni<Block> head() {
        return block(LATEST);
    }

    /** The block at a height; fails when the chain is not that high. */
    public Uni<Block> block(long number) {
        return block(HexData.quantity(number));
    }

    private Uni<Block> block(String tag) {
        return rpc.call("eth_getBlockByNumber", tag, false).map(EvmChain::toBlock);
    }

    /** How many transactions of the account the chain holds, which is its next nonce, as the head has it. */
    public Uni<Long> transactionCount(String account) {
        return transactionCount(account, LATEST);
    }

    /** The same as it was at a height; 0 below the first block. */
    public Uni<Long> transactionCount(String account, long number) {
        return number < 0 ? Uni.createFrom().item(0L) : transactionCount(account, HexData.quantity(number));
    }

    private Uni<Long> transactionCount(String account, String tag) {
        return rpc.call("eth_getTransactionCount", account, tag).map(count -> HexData.longNumber(count.asText()));
    }

    /** What should get a transaction into one of the next blocks, never more than the configured limit. */
    public Uni<Fees> suggestedFees(Block head) {
        return rpc.call("eth_maxPriorityFeePerGas")
                .map(fee -> HexData.number(fee.asText()))
                .onFailure(RpcException.class)
                .recoverWithItem(GWEI)
                .map(priority -> Fees.suggested(head.baseFee(), priority).cappedAt(config.maxFeePerGas()));
    }

    /** The gas to allow for a call, margin included, or why the call would fail. */
    public Uni<GasEstimate> estimateGas(String from, String to, byte[] data) {
        return rpc.call("eth_estimateGas", Map.of("from", from, "to", to, "data", HexData.of(data)))
                .map(gas -> HexData.longNumber(gas.asText()))
                .map(gas -> GasEstimate.of(gas + gas * config.gasMargin() / 100))
                .onFailure(RpcException.class)
                .recoverWithItem(refusal -> GasEstimate.refused(AnchorFailure.of(refusal)));
    }

    /** Hands the node a signed transaction. */
    public Uni<SendOutcome> send(byte[] raw) {
        return rpc.call("eth_sendRawTransaction", HexData.of(raw))
                .replaceWith(SendOutcome.ACCEPTED)
                .onFailure(RpcException.class)
                .recoverWithItem(EvmChain::outcome);
    }

    /** What became of a transaction; empty while it is in no block of the chain. */
    public Uni<Optional<Receipt>> receipt(String transactionHash) {
        return rpc.call("eth_getTransactionReceipt", transactionHash)
                .map(receipt -> receipt.isNull() ? Optional.empty() : Optional.of(toReceipt(receipt)));
    }

    /** When the contract anchored the root, {@code EPOCH} if it did not; empty when there is no such contract. */
    public Uni<Optional<Instant>> anchoredAt(String contract, byte[] root) {
        return view(contract, AnchorContract.anchoredAt(root))
                .map(answer -> answer.length() < 66
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochSecond(HexData.longNumber(answer))));
    }

    /** Whether the contract accepts the proof of a value under an anchored root. */
    public Uni<Boolean> verifies(String contract, byte[] root, byte[] value, List<byte[]> proof) {
        return view(contract, AnchorContract.verify(root, value, proof))
                .map(answer -> HexData.number(answer).signum() != 0);
    }

    /** The transaction in which the contract anchored the root, whoever sent it; empty while there is none. */
    public Uni<Optional<String>> anchoringTransaction(String contract, byte[] root) {
        Map<String, Object> filter = Map.of(
                "address",
                contract,
                "fromBlock",
                "earliest",
                "toBlock",
                LATEST,
                "topics",
                List.of(AnchorContract.ANCHORED_TOPIC, HexData.of(root)));
        return rpc.call("eth_getLogs", filter).map(logs -> stream(logs)
                .map(log -> log.path("transactionHash").asText())
                .findFirst());
    }

    /** A transaction that the node knows, as it was signed; empty if it does not or if it is of another type than ours. */
    public Uni<Optional<FeeTransaction>> transaction(String hash) {
        return rpc.call("eth_getTransactionByHash", hash)
                .map(found -> found.path("type").asText().equals("0x2")
                        ? Optional.of(toTransaction(found))
                        : Optional.empty());
    }

    private Uni<String> view(String contract, byte[] data) {
        return rpc.call("eth_call", Map.of("to", contract, "data", HexData.of(data)), LATEST)
                .map(JsonNode::asText);
    }

    private static SendOutcome outcome(RpcException refusal) {
        SendOutcome outcome = SendOutcome.of(refusal);
        if (outcome == SendOutcome.REJECTED) {
            LOG.warnf("transaction rejected rpcCode=%d reason=%s", refusal.code(), refusal.getMessage());
        }
        return outcome;
    }

    private static Block toBlock(JsonNode block) {
        if (block.isNull()) {
            throw new ChainUnavailableException("the chain has no such block", null);
        }
        return new Block(
                HexData.longNumber(block.path("number").asText()),
                block.path("hash").asText(),
                Instant.ofEpochSecond(HexData.longNumber(block.path("timestamp").asText())),
                HexData.number(block.path("baseFeePerGas").asText("0x0")));
    }

    private static FeeTransaction toTransaction(JsonNode transaction) {
        return new FeeTransaction(
                HexData.longNumber(transaction.path("chainId").asText()),
                HexData.longNumber(transaction.path("nonce").asText()),
                new Fees(
                        HexData.number(transaction.path("maxFeePerGas").asText()),
                        HexData.number(transaction.path("maxPriorityFeePerGas").asText())),
                HexData.longNumber(transaction.path("gas").asText()),
                transaction.path("to").asText(),
                HexData.bytes(transaction.path("input").asText()));
    }

    private static Receipt toReceipt(JsonNode receipt) {
        return new Receipt(
                receipt.path("transactionHash").asText(),
                HexData.longNumber(receipt.path("status").asText()) == 1,
                HexData.longNumber(receipt.path("blockNumber").asText()),
                receipt.path("blockHash").asText(),
                HexData.longNumber(receipt.path("gasUsed").asText()),
                HexData.number(receipt.path("effectiveGasPrice").asText("0x0")),
                stream(receipt.path("logs")).map(EvmChain::toLog).toList());
    }

    private static Receipt.Log toLog(JsonNode log) {
        return new Receipt.Log(
                log.path("address").asText(),
                stream(log.path("topics")).map(JsonNode::asText).toList());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
