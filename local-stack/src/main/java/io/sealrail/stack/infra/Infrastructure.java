package io.sealrail.stack.infra;

/**
 * Where PostgreSQL, Kafka and the chain are.
 *
 * @param postgres {@code host:port}
 * @param kafka {@code host:port}
 * @param rpcUrl the chain's JSON-RPC endpoint
 */
public record Infrastructure(String postgres, String user, String password, String kafka, String rpcUrl) {

    public Databases databases() {
        return new Databases(postgres, user, password);
    }
}
