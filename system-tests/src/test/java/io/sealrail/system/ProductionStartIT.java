package io.sealrail.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A packaged service that is set up as on a developer's machine does not start in production and says why, before it has asked for
 * its database: here it has none.
 */
class ProductionStartIT {

    private static final String NOBODY_LISTENS = "127.0.0.1:1";

    /** The first key that anvil prints when it starts. */
    private static final String KEY_OF_ANVIL = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

    @TempDir
    Path folder;

    @Test
    void refusesTheDevelopmentChainsKey() throws Exception {
        String told = refused(
                "onchain-worker",
                Map.of(
                        "SEALRAIL_CHAIN_RPC_URL",
                        "http://" + NOBODY_LISTENS,
                        "SEALRAIL_CHAIN_CONTRACT",
                        "0x5fbdb2315678afecb367f032d93f642f64180aa3",
                        "SEALRAIL_CHAIN_KEY",
                        KEY_OF_ANVIL));

        for (String sentence : List.of(
                "SEALRAIL_PUBLIC_URL is not https",
                "SEALRAIL_DB_PASSWORD is missing",
                "SEALRAIL_INTERNAL_TOKEN is missing",
                "MP_JWT_VERIFY_PUBLICKEY is missing",
                "SEALRAIL_CHAIN_KEY, or its file, is the key of account 0 of every development chain")) {
            assertTrue(told.contains(sentence), told);
        }
        assertFalse(told.contains(KEY_OF_ANVIL.substring(2)), "the key is not printed");
    }

    @Test
    void refusesOpenGuards() throws Exception {
        String verifier = refused("verifier-service", Map.of("SEALRAIL_VERIFIER_FOREIGN_ALLOW_INSECURE", "true"));
        assertTrue(verifier.contains("SEALRAIL_VERIFIER_FOREIGN_ALLOW_INSECURE is true"), verifier);
        String issuance = refused("issuance-api", Map.of("SEALRAIL_ALLOW_INSECURE_JWKS", "true"));
        assertTrue(issuance.contains("SEALRAIL_ALLOW_INSECURE_JWKS is true"), issuance);
    }

    /** What a service that does not start prints. */
    private String refused(String service, Map<String, String> settings) throws IOException, InterruptedException {
        Path output = folder.resolve(service + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar"));
        command.add("../" + service + "/target/quarkus-app/quarkus-run.jar");
        ProcessBuilder start =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        start.environment().keySet().removeIf(name -> name.startsWith("SEALRAIL_"));
        start.environment().putAll(settings);
        start.environment().put("SEALRAIL_DB_URL", "postgresql://" + NOBODY_LISTENS + "/nothing");
        start.environment().put("SEALRAIL_LOG_JSON", "false");
        start.environment().put("SEALRAIL_HTTP_PORT", "0");
        Process process = start.start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), service + " does not end");
            String told = Files.readString(output, StandardCharsets.UTF_8);
            assertNotEquals(0, process.exitValue(), told);
            return told;
        } finally {
            process.destroyForcibly();
        }
    }
}
