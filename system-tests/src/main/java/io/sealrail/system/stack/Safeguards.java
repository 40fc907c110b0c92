package io.sealrail.system.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import io.sealrail.system.agent.Switch;
import io.sealrail.system.client.Demo;

/** What a switch takes out of the databases of the harness's own stack, where the agent does not reach. */
final class Safeguards {

    private Safeguards() {}

    static void takeOut(Set<Switch> switches, Demo demo) {
        if (switches.contains(Switch.NO_INBOX)) {
            drop(demo, "onchain-worker", "leaves_pkey", "leaves_core_claim_hash_key");
        }
    }

    /** The table would refuse what the code no longer recognises. */
    private static void drop(Demo demo, String service, String... ofLeaves) {
        try (Connection connection = DriverManager.getConnection(demo.jdbcUrl(service));
                Statement statement = connection.createStatement()) {
            for (String constraint : ofLeaves) {
                statement.execute("alter table leaves drop constraint " + constraint + " cascade");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the constraints of " + service + " cannot be dropped", e);
        }
    }
}
