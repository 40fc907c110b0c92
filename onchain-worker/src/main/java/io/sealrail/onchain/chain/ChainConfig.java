package io.sealrail.onchain.chain;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The chain that is anchored on, and the account that pays. */
@ConfigMapping(prefix = "sealrail.chain")
public interface ChainConfig {

    /** JSON-RPC endpoint, http or https. */
    String rpcUrl();

    /** Address of the AnchorRegistry, 0x and 40 hex characters. */
    String contract();

    /** Private key of an anchorer, 64 hex characters. */
    Optional<String> key();

    /** A file that holds the key, read when {@code key} is not set. */
    Optional<Path> keyFile();

    /** Blocks, counting the transaction's own, after which a credential is said to be on chain. */
    @WithDefault("2")
    int confirmations();

    /** Blocks, counting the transaction's own, up to which a reorg is watched for. */
    @WithDefault("12")
    int finality();

    /** How long one JSON-RPC call may take. */
    @WithDefault("5s")
    Duration requestTimeout();

    /** How often the sender looks at the chain and at the leaves that wait. */
    @WithDefault("200ms")
    Duration poll();

    /** How long a transaction may be without receipt until the same bytes are sent again. */
    @WithDefault("5s")
    Duration rebroadcastAfter();

    /** How long a transaction may be without receipt until it is replaced with a higher fee. */
    @WithDefault("30s")
    Duration replaceAfter();

    /** How long a batch rests after a failure; doubled with each further one, up to 32 times this. */
    @WithDefault("5s")
    Duration retryAfter();

    /** The most that is ever offered for a unit of gas, in wei. */
    @WithDefault("500000000000")
    BigInteger maxFeePerGas();

    /** Gas allowed beyond the node's estimate, in percent of it. */
    @WithDefault("20")
    int gasMargin();

    /** Batches that may be sealed and not confirmed at one time; further leaves wait for the next one. */
    @WithDefault("4")
    int maxUnconfirmed();

    /** How many of the newest final batches are looked for again when the chain lost blocks. */
    @WithDefault("100")
    int recheckFinal();
}
