package io.sealrail.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.sealrail.system.client.Demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A packaged service that is set up as on a developer's machine does not start in production, and says why. */
class ProductionStartIT {

    /** The first key that anvil prints when it starts. */
    private static final String KEY_OF_ANVIL = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

    private final Demo demo = SystemStack.get().demo();

    @Test
    void refusesTheDevelopmentChainsKey() throws Exception {
        NodeScript.Finished refused = start(
                "onchain-worker",
                Map.of(
                        "sealrail.chain.rpc-url",
                        demo.rpcUrl(),
                        "sealrail.chain.contract",
                        "0x5fbdb2315678afecb367f032d93f642f64180aa3",
                        "sealrail.chain.key",
                        KEY_OF_ANVIL));

        assertTold(
                refused,
                "SEALRAIL_PUBLIC_URL is not https",
                "SEALRAIL_DB_PASSWORD is missing",
                "SEALRAIL_INTERNAL_TOKEN is missing",
                "MP_JWT_VERIFY_PUBLICKEY is missing",
                "SEALRAIL_CHAIN_KEY is that of account 0 of every development chain");
        assertFalse(refused.output().contains(KEY_OF_ANVIL.substring(2)), "the key is not printed");
    }

    @Test
    void refusesAnOpenGuard() throws Exception {
        NodeScript.Finished refused =
                start("verifier-service", Map.of("sealrail.verifier.foreign.allow-insecure", "true"));

        assertTold(refused, "SEALRAIL_VERIFIER_FOREIGN_ALLOW_INSECURE is true");
    }

    private NodeScript.Finished start(String service, Map<String, String> settings) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dquarkus.http.port=0");
        command.add("-Dquarkus.log.console.json.enabled=false");
        command.add("-Dquarkus.datasource.jdbc.url=" + demo.jdbcUrl(service));
        command.add("-Dquarkus.datasource.reactive.url=" + demo.jdbcUrl(service).replaceFirst("^jdbc:", ""));
        command.add("-Dkafka.bootstrap.servers=" + demo.kafka());
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", "../" + service + "/target/quarkus-app/quarkus-run.jar"));
        return NodeScript.execute(Path.of("."), command);
    }

    private static void assertTold(NodeScript.Finished refused, String... sentences) {
        assertNotEquals(0, refused.exit(), refused.output());
        for (String sentence : sentences) {
            assertTrue(refused.output().contains(sentence), refused.output());
        }
    }
}
