package io.sealrail.system;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.sealrail.system.client.Demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two replicas of each service started together on an empty database: every migration ran, once. */
class MigrationsIT {

    private final Demo demo = SystemStack.get().demo();

    static List<String> services() {
        return List.of(
                "issuance-api", "onchain-worker", "revocation-service", "status-list-service", "verifier-service");
    }

    @ParameterizedTest
    @MethodSource("services")
    void ranOnce(String service) throws Exception {
        assertTrue(Settled.count(demo, service, "select count(*) from flyway_schema_history where success") > 1);
        assertEquals(0, Settled.count(demo, service, "select count(*) from flyway_schema_history where not success"));
        assertEquals(
                0,
                Settled.count(
                        demo,
                        service,
                        "select count(*) from (select script from flyway_schema_history group by script"
                                + " having count(*) > 1) doubled"));
    }
}
