package io.sealrail.stack.demo;

import java.nio.file.Path;
import java.util.Map;

/**
 * A running platform as a client with an operator's token sees it.
 *
 * @param baseUrl of the gateway
 * @param rpcUrl of the chain, {@code null} if it is not known here
 * @param kafka {@code host:port}, {@code null} if it is not known here
 * @param postgres JDBC URL of each service's database, as far as they are known here
 * @param operatorToken of the group {@code operator}
 * @param data the folder that survives restarts
 */
public record Platform(
        String baseUrl, String rpcUrl, String kafka, Map<String, String> postgres, String operatorToken, Path data) {

    /** The token is a secret. */
    @Override
    public String toString() {
        return "Platform[" + baseUrl + "]";
    }
}
