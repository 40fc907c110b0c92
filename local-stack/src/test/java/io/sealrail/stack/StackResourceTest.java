package io.sealrail.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.sealrail.stack.infra.ChainAccount;
import io.sealrail.stack.infra.JsonRpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StackResourceTest {

    private static final StackResource RESOURCE = new StackResource();
    private static Map<String, String> config;

    @BeforeAll
    static void start() {
        config = RESOURCE.start();
    }

    @AfterAll
    static void stop() {
        RESOURCE.stop();
    }

    @Test
    void commitsAreDurable() throws Exception {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:" + config.get("SEALRAIL_DB_URL"),
                config.get("SEALRAIL_DB_USER"),
                config.get("SEALRAIL_DB_PASSWORD"))) {
            assertEquals("on", show(connection, "fsync"));
            assertEquals("on", show(connection, "synchronous_commit"));
        }
    }

    private static String show(Connection connection, String setting) throws Exception {
        try (ResultSet result = connection.createStatement().executeQuery("show " + setting)) {
            result.next();
            return result.getString(1);
        }
    }

    @Test
    void topicsHaveTheirDeadLettersBesideThem() throws Exception {
        String prefix = config.get("SEALRAIL_TOPIC_PREFIX");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", config.get("SEALRAIL_KAFKA")))) {
            Set<String> topics = admin.listTopics().names().get();
            assertTrue(topics.contains(prefix + "issue-requested.v1"));
            assertTrue(topics.contains(prefix + "issue-requested.v1.dlq"));
        }
    }

    @Test
    void anchorerHasMoneyOnTheChain() throws Exception {
        String address = new ChainAccount(config.get("SEALRAIL_CHAIN_KEY")).address();
        JsonRpc node = new JsonRpc(config.get("SEALRAIL_CHAIN_RPC_URL"));
        assertNotEquals("0x0", node.call("eth_getBalance", address, "latest").asText());
        assertEquals("0x7a69", node.call("eth_chainId").asText());
    }

    @Test
    void everyStartIsApartOnTheSameServers() {
        Map<String, String> other = new StackResource().start();
        assertNotEquals(config.get("SEALRAIL_DB_URL"), other.get("SEALRAIL_DB_URL"));
        assertNotEquals(config.get("SEALRAIL_TOPIC_PREFIX"), other.get("SEALRAIL_TOPIC_PREFIX"));
        assertEquals(config.get("SEALRAIL_KAFKA"), other.get("SEALRAIL_KAFKA"));
    }
}
