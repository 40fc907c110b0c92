package io.sealrail.stack.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.sealrail.stack.StackException;
import io.sealrail.stack.process.Part;

/** A local EVM chain: chain id 31337, a block a second, its state on disk. */
public final class Anvil implements Part {

    private static final String CHAIN_ID = "31337";
    private final Path program;
    private final Path data;
    private final int port;
    private final ChainState state;
    private final JsonRpc node;

    /** @param program the binary that npm fetched */
    public Anvil(Path program, Path data, int port) {
        this.program = program;
        this.data = data;
        this.port = port;
        this.state = new ChainState(data);
        this.node = new JsonRpc(rpcUrl());
        ScheduledExecutorService copies = Executors.newSingleThreadScheduledExecutor(Anvil::daemon);
        copies.scheduleWithFixedDelay(state::keep, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public String name() {
        return "chain";
    }

    @Override
    public ProcessBuilder prepare() throws IOException {
        if (!Files.isExecutable(program)) {
            throw new StackException("The local chain (anvil) is missing; build it with npm at hand: mvn package.");
        }
        Files.createDirectories(data);
        state.repair();
        return new ProcessBuilder(
                program.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--chain-id",
                CHAIN_ID,
                "--block-time",
                "1",
                "--state",
                state.file().toString(),
                "--state-interval",
                "1",
                "--silent");
    }

    public String rpcUrl() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public boolean answers() {
        try {
            return node.call("eth_chainId").isTextual();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "chain-state-copies");
        thread.setDaemon(true);
        return thread;
    }
}
