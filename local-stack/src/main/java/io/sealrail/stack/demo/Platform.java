package io.sealrail.stack.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.sealrail.stack.OperatorKey;

/**
 * A running platform as a client with the operator's key sees it.
 *
 * @param baseUrl of the gateway
 * @param rpcUrl of the chain
 * @param kafka {@code host:port}
 * @param postgres JDBC URL of each service's database
 * @param data the folder that survives restarts
 */
public record Platform(
        String baseUrl, String rpcUrl, String kafka, Map<String, String> postgres, OperatorKey operatorKey, Path data) {

    private static final Duration A_WEEK = Duration.ofDays(7);

    String operatorToken() {
        return operatorKey.token(A_WEEK);
    }
}
