package io.sealrail.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Map;

import io.sealrail.stack.infra.Infrastructure;
import io.sealrail.stack.process.Part;
import io.sealrail.stack.registry.FarmerRegistry;

/**
 * The registries that the Notary asks, and the file of the claims that it asks them for.
 *
 * @param landPort of the land registry
 */
record Registries(Path data, Infrastructure infrastructure, Secrets secrets, int landPort) {

    private static final int HEAP_MEGABYTES = 16;

    /** Makes the farmers' database and puts the claims file of this version in its place. */
    void create() throws IOException, SQLException {
        new FarmerRegistry(infrastructure.databases(), secrets.farmerRegistryPassword()).create();
        try (InputStream claims = Registries.class.getResourceAsStream("claims.yaml")) {
            Files.copy(claims, claimsFile(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    Part landRegistry() {
        return new LandRegistryPart(
                InfrastructureParts.ownClasses(data, "land-registry", HEAP_MEGABYTES),
                landPort,
                secrets.landRegistryKey());
    }

    /** What issuance-api is told: where the file is, and what stands for the variables in it. */
    Map<String, String> environment() {
        return Map.of(
                "SEALRAIL_NOTARY_CONFIG",
                claimsFile().toString(),
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

    private Path claimsFile() {
        return data.resolve("claims.yaml");
    }
}
