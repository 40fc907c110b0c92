package io.sealrail.stack.compose;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

import io.sealrail.stack.StackException;
import io.sealrail.stack.infra.AnchorContract;
import io.sealrail.stack.infra.ChainAccount;
import io.sealrail.stack.infra.Databases;
import io.sealrail.stack.infra.Topics;
import io.sealrail.stack.registry.FarmerRegistry;

/**
 * Prepares PostgreSQL, Kafka and a development chain for the services, and does nothing where that is done. Argument: the compiled
 * contract. What it is to prepare is in the environment, by the names that {@code .env.example} explains; the demo's farmers only
 * where they have a password.
 */
public final class SetupMain {

    private static final String SUPERUSER = "postgres";

    private final Map<String, String> settings;

    private SetupMain(Map<String, String> settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) {
        try {
            new SetupMain(System.getenv()).run(Path.of(arguments[0]));
        } catch (StackException | IOException | SQLException e) {
            System.err.println("setup: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run(Path contract) throws IOException, SQLException {
        Databases server = new Databases(setting("POSTGRES"), SUPERUSER, setting("POSTGRES_PASSWORD"));
        for (String database : Databases.OF_SERVICES.values()) {
            server.create(database, setting("SEALRAIL_DB_PASSWORD"));
        }
        String farmers = settings.get("FARMER_REGISTRY_PASSWORD");
        if (farmers != null) {
            new FarmerRegistry(server, farmers).create();
        }
        Topics.create(setting("SEALRAIL_KAFKA"), "");
        deploy(contract);
        System.out.println("databases, topics and contract are there");
    }

    /** The first contract of the chain's first account: its address is the same on every fresh chain. */
    private void deploy(Path contract) throws IOException {
        String expected = setting("SEALRAIL_CHAIN_CONTRACT");
        String anchorer = new ChainAccount(setting("SEALRAIL_CHAIN_KEY")).address();
        AnchorContract chain = new AnchorContract(setting("SEALRAIL_CHAIN_RPC_URL"));
        chain.fund(anchorer);
        if (chain.isAt(expected)) {
            return;
        }
        String address = chain.deploy(contract, anchorer);
        if (!address.equalsIgnoreCase(expected)) {
            throw new StackException("the contract is at " + address + ", but SEALRAIL_CHAIN_CONTRACT is " + expected
                    + "; correct it, or begin with a fresh chain: docker compose down --volumes");
        }
    }

    private String setting(String name) {
        String value = settings.get(name);
        if (value == null || value.isBlank()) {
            throw new StackException(name + " is missing");
        }
        return value;
    }
}
