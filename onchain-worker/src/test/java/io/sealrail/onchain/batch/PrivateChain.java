package io.sealrail.onchain.batch;

import java.io.IOException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.awaitility.Awaitility;

import io.sealrail.stack.Checkout;
import io.sealrail.stack.infra.AnchorContract;
import io.sealrail.stack.infra.ChainAccount;
import io.sealrail.stack.infra.JsonRpc;

/** A chain of this module's own that mines only when a test says so, because the tests reorganise and starve it. */
public final class PrivateChain implements QuarkusTestResourceLifecycleManager {

    private Process anvil;

    @Override
    public Map<String, String> start() {
        try {
            int port = freePort();
            String rpcUrl = "http://127.0.0.1:" + port;
            anvil = launch(port);
            JsonRpc node = new JsonRpc(rpcUrl);
            Awaitility.await().ignoreExceptions().until(() -> node.call("eth_chainId")
                    .isTextual());
            Map<String, String> config = new HashMap<>(deploy(rpcUrl));
            node.call("evm_setAutomine", false);
            config.put("sealrail.batch.max-wait", "300ms");
            config.put("sealrail.chain.poll", "50ms");
            config.put("sealrail.internal-token", "internal-token-of-the-tests-0123456789");
            config.put("sealrail.chain.finality", "5");
            config.put("sealrail.chain.rebroadcast-after", "500ms");
            config.put("sealrail.chain.replace-after", "8s");
            config.put("sealrail.chain.retry-after", "200ms");
            return config;
        } catch (IOException e) {
            throw new IllegalStateException("anvil did not start", e);
        }
    }

    private static Process launch(int port) throws IOException {
        return new ProcessBuilder(Checkout.find().anvil().toString(), "--port", Integer.toString(port), "--silent")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Map<String, String> deploy(String rpcUrl) throws IOException {
        ChainAccount anchorer = ChainAccount.generate(new SecureRandom());
        AnchorContract contract = new AnchorContract(rpcUrl);
        contract.fund(anchorer.address());
        return Map.of(
                "SEALRAIL_CHAIN_RPC_URL",
                rpcUrl,
                "SEALRAIL_CHAIN_KEY",
                anchorer.privateKey(),
                "SEALRAIL_CHAIN_CONTRACT",
                contract.deploy(Checkout.find().contract(), anchorer.address()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void stop() {
        if (anvil != null) {
            anvil.destroy();
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !anvil.isAlive());
        }
    }
}
