package io.sealrail.onchain.batch;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import io.sealrail.events.CredentialOnchain;
import io.sealrail.stack.OperatorTokens;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** The worker from outside: its HTTP answers and its events, while blocks go by. */
final class Worker {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BLOCK = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration FAST = Duration.ofMillis(100);

    private final TestChain chain;

    Worker(TestChain chain) {
        this.chain = chain;
    }

    Response anchor(String credentialId) {
        return given().urlEncodingEnabled(true).get("/v1/credentials/{id}/anchor", credentialId);
    }

    JsonPath leaf(String credentialId) {
        return given().auth()
                .oauth2(OperatorTokens.token())
                .get("/internal/v1/leaves/{id}", credentialId)
                .jsonPath();
    }

    List<Object> batches(String state, String field) {
        return given().auth()
                .oauth2(OperatorTokens.token())
                .get("/internal/v1/batches?state=" + state)
                .jsonPath()
                .getList(field);
    }

    /** Mines block after block until the credential's proof is served. */
    JsonPath awaitAnchor(String credentialId) {
        await("anchor of " + credentialId).atMost(PATIENCE).pollInterval(FAST).until(() -> {
            chain.mine(1);
            return anchor(credentialId).statusCode() == 200;
        });
        return anchor(credentialId).jsonPath();
    }

    /** Waits, without a new block, until the credential's leaf is as described. */
    JsonPath awaitLeaf(String credentialId, Predicate<JsonPath> as) {
        await("leaf " + credentialId).atMost(PATIENCE).pollInterval(LOOK).until(() -> as.test(leaf(credentialId)));
        return leaf(credentialId);
    }

    JsonPath awaitState(String credentialId, String state) {
        return awaitLeaf(credentialId, leaf -> state.equals(leaf.getString("state")));
    }

    /** Mines until the leaf's batch is in this state. */
    JsonPath mineUntil(String credentialId, String state) {
        await(credentialId + " is " + state).atMost(PATIENCE).pollInterval(FAST).until(() -> {
            chain.mine(1);
            return state.equals(leaf(credentialId).getString("state"));
        });
        return leaf(credentialId);
    }

    /** Mines until the worker has said it is on chain with this sequence. */
    CredentialOnchain awaitOnchain(String credentialId, long sequence) {
        await(credentialId + " said " + sequence)
                .atMost(PATIENCE)
                .pollInterval(BLOCK)
                .until(() -> {
                    chain.mine(1);
                    return TestEvents.onchain(credentialId).stream().anyMatch(said -> said.sequence() == sequence);
                });
        return TestEvents.onchain(credentialId).stream()
                .filter(said -> said.sequence() == sequence)
                .findFirst()
                .orElseThrow();
    }
}
