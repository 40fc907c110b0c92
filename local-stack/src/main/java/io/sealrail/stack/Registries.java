package io.sealrail.stack;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

import io.sealrail.stack.infra.Infrastructure;
import io.sealrail.stack.process.Part;
import io.sealrail.stack.registry.FarmerRegistry;

/**
 * The registries that the Notary asks, and what it has to know of them.
 *
 * @param landPort of the land registry
 */
record Registries(Path data, Infrastructure infrastructure, Secrets secrets, int landPort) {

    private static final int HEAP_MEGABYTES = 16;

    /** Makes the farmers' database. */
    void create() throws SQLException {
        new FarmerRegistry(infrastructure.databases(), secrets.farmerRegistryPassword()).create();
    }

    Part landRegistry() {
        return new LandRegistryPart(
                InfrastructureParts.ownClasses(data, "land-registry", HEAP_MEGABYTES),
                landPort,
                secrets.landRegistryKey());
    }

    /** What issuance-api is told: what stands for the variables in the file of its claims. */
    Map<String, String> environment() {
        return Map.of(
                "FARMER_REGISTRY_URL",
                "postgresql://" + infrastructure.postgres() + "/" + FarmerRegistry.DATABASE,
                "FARMER_REGISTRY_USER",
                FarmerRegistry.READER,
                "FARMER_REGISTRY_PASSWORD",
                secrets.farmerRegistryPassword(),
                "LAND_REGISTRY_URL",
                "http://127.0.0.1:" + landPort,
                "LAND_REGISTRY_KEY",
                secrets.landRegistryKey());
    }
}
