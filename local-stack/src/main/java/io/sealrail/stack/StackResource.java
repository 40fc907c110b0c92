package io.sealrail.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.sealrail.stack.infra.AnchorContract;
import io.sealrail.stack.infra.ChainAccount;
import io.sealrail.stack.infra.Infrastructure;
import io.sealrail.stack.infra.Topics;

/**
 * Gives a service's tests a real PostgreSQL, Kafka and chain: one of each for the whole Maven run, and for every start of
 * this resource a database, a topic prefix, an operator's key, a key-encryption key and a funded account with a contract
 * of its own.
 *
 * <p>The environment variable {@code STACK} says where they come from: {@code embedded} (default), {@code containers}, or
 * {@code external} ({@code SEALRAIL_TEST_*}). The init argument {@code chain=false} leaves the chain's account out.
 */
public final class StackResource implements QuarkusTestResourceLifecycleManager {

    private final SecureRandom random = new SecureRandom();
    private boolean chain = true;

    @Override
    public void init(Map<String, String> arguments) {
        chain = !"false".equals(arguments.get("chain"));
    }

    @Override
    public Map<String, String> start() {
        String id = "t" + HexFormat.of().formatHex(bytes(6));
        OperatorKey operator = OperatorKey.generate();
        System.setProperty(OperatorTokens.KEY, operator.text());
        try {
            Infrastructure infrastructure = TestInfrastructure.chosen();
            infrastructure.databases().create(id);
            Topics.create(infrastructure.kafka(), id + "-");
            Map<String, String> config = new HashMap<>();
            config.put("quarkus.http.test-port", "0");
            config.put("SEALRAIL_DB_URL", "postgresql://" + infrastructure.postgres() + "/" + id);
            config.put("SEALRAIL_DB_USER", infrastructure.user());
            config.put("SEALRAIL_DB_PASSWORD", infrastructure.password());
            config.put("SEALRAIL_KAFKA", infrastructure.kafka());
            config.put("SEALRAIL_TOPIC_PREFIX", id + "-");
            config.put("SEALRAIL_PUBLIC_URL", "http://sealrail.test");
            config.put("SEALRAIL_KEY_ENCRYPTION_KEY", Base64.getEncoder().encodeToString(bytes(32)));
            config.put("mp.jwt.verify.publickey", operator.publicKeyPem());
            if (chain) {
                config.putAll(chain(infrastructure.rpcUrl()));
            }
            return config;
        } catch (IOException | SQLException e) {
            throw new StackException("The infrastructure of the tests went away: " + e.getMessage(), e);
        }
    }

    private Map<String, String> chain(String rpcUrl) throws IOException {
        ChainAccount anchorer = ChainAccount.generate(random);
        AnchorContract contract = new AnchorContract(rpcUrl);
        contract.fund(anchorer.address());
        Map<String, String> config = new HashMap<>();
        config.put("SEALRAIL_CHAIN_RPC_URL", rpcUrl);
        config.put("SEALRAIL_CHAIN_KEY", anchorer.privateKey());
        if (Files.exists(Checkout.find().contract())) {
            config.put(
                    "SEALRAIL_CHAIN_CONTRACT", contract.deploy(Checkout.find().contract(), anchorer.address()));
        }
        return config;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The infrastructure stays for the next test class and the next module. */
    @Override
    public void stop() {
        System.clearProperty(OperatorTokens.KEY);
    }
}
