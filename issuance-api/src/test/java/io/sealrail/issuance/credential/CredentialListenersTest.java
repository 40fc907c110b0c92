package io.sealrail.issuance.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.events.CredentialOnchain;
import io.sealrail.events.CredentialStatus;
import io.sealrail.events.DomainEvent;
import io.sealrail.events.EventJson;
import io.sealrail.events.StatusReference;
import io.sealrail.issuance.agent.TestAgents;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.credential.TestPartner.unique;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class CredentialListenersTest {

    private static TestPartner partner;
    private static String program;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    @ConfigProperty(name = "sealrail.topic-prefix")
    String prefix;

    private KafkaProducer<String, String> producer;

    @BeforeEach
    void connect() {
        if (partner == null) {
            partner = TestPartner.create();
            program = partner.program();
        }
        producer = new KafkaProducer<>(
                java.util.Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer());
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void aCredentialThatIsOnChainSaysThatTheChainMoves() {
        TestAgents.rows("update chain_progress set last_onchain_at = '2020-01-01'");
        publish(onchain(issue(unique()), 1, 100));
        await().untilAsserted(() -> assertEquals(
                1,
                TestPartner.count(
                        "select count(*) from chain_progress where last_onchain_at > now() - interval '1 minute'")));
    }

    @Test
    void aCredentialThatIsOnChainIsPolledAsSuch() {
        String hash = issue(unique());
        publish(onchain(hash, 1, 100));
        await().untilAsserted(() -> partner.status(hash).then().body("vcStatus", equalTo("ONCHAIN")));
    }

    @Test
    void theHighestSequenceHoldsWhateverComesLater() {
        String hash = issue(unique());
        publish(onchain(hash, 2, 200));
        publish(onchain(hash, 1, 100));
        publish(onchain(hash, 2, 999));
        String marker = issue(unique());
        publish(onchain(marker, 1, 1));
        await().until(() -> row(marker).getLong("onchain_sequence") == 1);
        await().untilAsserted(() -> assertEquals(200, row(hash).getLong("block_number")));
        publish(onchain(hash, 3, 300));
        await().untilAsserted(() -> assertEquals(300, row(hash).getLong("block_number")));
    }

    @Test
    void revokedIsFinalAndFreesTheSlot() {
        String email = unique();
        String hash = issue(email);
        publish(status(hash, 1, CredentialStatus.State.SUSPENDED));
        await().untilAsserted(() -> assertEquals("SUSPENDED", row(hash).getString("status")));
        assertEquals(true, row(hash).getBoolean("active"));
        publish(status(hash, 2, CredentialStatus.State.REVOKED));
        publish(status(hash, 3, CredentialStatus.State.VALID));
        await().untilAsserted(() -> assertEquals("REVOKED", row(hash).getString("status")));
        String marker = issue(unique());
        publish(status(marker, 1, CredentialStatus.State.SUSPENDED));
        await().until(() -> row(marker).getString("status").equals("SUSPENDED"));
        assertEquals("REVOKED", row(hash).getString("status"));
        assertEquals(false, row(hash).getBoolean("active"));
        String next = partner.issue(email, partner.body(program).put("onDuplicate", "ignore"))
                .jsonPath()
                .getString("coreClaimHash");
        assertNotEquals(hash, next);
    }

    @Test
    void aSuspensionEndsWhereItsSequenceSaysWhateverComesLateOrTwice() {
        String email = unique();
        String hash = issue(email);
        publish(status(hash, 2, CredentialStatus.State.VALID));
        publish(status(hash, 1, CredentialStatus.State.SUSPENDED));
        publish(status(hash, 2, CredentialStatus.State.VALID));
        awaitHeard(hash);
        assertEquals("VALID", row(hash).getString("status"));
        publish(status(hash, 3, CredentialStatus.State.SUSPENDED));
        publish(status(hash, 2, CredentialStatus.State.VALID));
        awaitHeard(hash);
        assertEquals("SUSPENDED", row(hash).getString("status"));
        publish(status(hash, 4, CredentialStatus.State.VALID));
        publish(status(hash, 3, CredentialStatus.State.SUSPENDED));
        awaitHeard(hash);
        assertEquals("VALID", row(hash).getString("status"));
        assertEquals(4, row(hash).getLong("status_sequence"));
        String again = partner.issue(email, partner.body(program).put("onDuplicate", "ignore"))
                .jsonPath()
                .getString("coreClaimHash");
        assertEquals(hash, again);
    }

    /** What was said of the credential before has been heard once another's event under its key has. */
    private void awaitHeard(String hash) {
        String marker = issue(unique());
        publish(row(hash).getString("credential_id"), status(marker, 1, CredentialStatus.State.SUSPENDED));
        await().until(() -> row(marker).getString("status").equals("SUSPENDED"));
    }

    private void publish(DomainEvent event) {
        publish(event.key(), event);
    }

    private void publish(String key, DomainEvent event) {
        producer.send(new ProducerRecord<>(prefix + event.topic(), key, EventJson.write(event)));
        producer.flush();
    }

    private static CredentialOnchain onchain(String hash, long sequence, long block) {
        return new CredentialOnchain(
                row(hash).getString("credential_id"),
                hash,
                UUID.randomUUID().toString(),
                sequence,
                31337,
                "0xc0",
                "0x" + block,
                block,
                Instant.now().minus(Duration.ofSeconds(1)),
                "0xabc");
    }

    private static CredentialStatus status(String hash, long sequence, CredentialStatus.State state) {
        Row row = row(hash);
        return new CredentialStatus(
                row.getString("credential_id"),
                partner.issuerDid(),
                new StatusReference(row.getString("status_list_id"), row.getInteger("status_list_index")),
                state,
                CredentialStatus.Cause.OPERATOR,
                sequence,
                Instant.now());
    }

    private static Row row(String hash) {
        return TestPartner.pool()
                .preparedQuery("select * from credentials where core_claim_hash = $1")
                .execute(Tuple.of(hash))
                .await()
                .indefinitely()
                .iterator()
                .next();
    }

    private static String issue(String email) {
        Response response = partner.issue(email, partner.body(program));
        assertEquals(200, response.statusCode(), response.asString());
        return response.jsonPath().getString("coreClaimHash");
    }
}
