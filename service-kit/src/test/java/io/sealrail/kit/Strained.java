package io.sealrail.kit;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

import io.sealrail.kit.sample.KafkaDoor;

/**
 * One application for all tests that need other settings than the rest, because each profile costs a build of it: limits that a
 * test can reach, Kafka behind a port that a test opens, and so much patience with the database that a busy machine refuses
 * none of many calls.
 */
public final class Strained implements QuarkusTestProfile {

    public static final String INTERNAL_TOKEN = "internal-token-of-the-tests-0123456789";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sealrail.public-limits.reads", "5",
                "sealrail.public-limits.verifications", "3",
                "sealrail.public-limits.keyed", "7",
                "sealrail.internal-token", INTERNAL_TOKEN,
                "sealrail.public-limits.window", "10m",
                "sealrail.http.trusted-proxies", "127.0.0.0/8,::1,192.0.2.0/24",
                "kafka.bootstrap.servers", "localhost:" + KafkaDoor.port(),
                "sealrail.outbox.max-backlog", "100",
                "sealrail.db.patience", "2m");
    }
}
