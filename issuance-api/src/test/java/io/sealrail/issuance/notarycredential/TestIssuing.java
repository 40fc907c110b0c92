package io.sealrail.issuance.notarycredential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;

import io.sealrail.issuance.agent.TestAgents;
import io.sealrail.issuance.claim.ClaimRef;
import io.sealrail.issuance.claim.ClaimResult;
import io.sealrail.issuance.claim.DisclosureMode;
import io.sealrail.issuance.claim.Formats;
import io.sealrail.issuance.evaluation.StoredEvaluation;
import io.sealrail.issuance.evaluation.TestEvaluations;
import io.sealrail.issuance.notaryaccess.TestNotary;
import io.sealrail.kit.time.Ulids;

/** A client with a wallet, and what it sends. */
public record TestIssuing(String clientId, String key, TestHolder holder) {

    static final String PATH = "/v1/credentials";
    static final String SCOPE = "registry_notary:credential_issue";
    static final String SERVICE = "http://sealrail.test/notary";
    static final String PROFILE = "smallholder_farmer_sd_jwt";
    static final String CLAIM = "smallholder-farmer";
    static final String PURPOSE = "credential_issuance";

    public static TestIssuing create() {
        TestAgents.serveList();
        String clientId = TestNotary.client();
        return new TestIssuing(clientId, TestNotary.keyOf(clientId, SCOPE), TestHolder.create());
    }

    /** Of one claim, for the profile that demands a proof. */
    public StoredEvaluation evaluation() {
        return stored(made(CLAIM));
    }

    static StoredEvaluation stored(StoredEvaluation evaluation) {
        return TestEvaluations.store(evaluation);
    }

    /** An evaluation that nobody stored yet. */
    StoredEvaluation made(String... claims) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<ClaimRef> refs =
                List.of(claims).stream().map(id -> new ClaimRef(id, "1.0")).toList();
        return new StoredEvaluation(
                Ulids.next(Clock.systemUTC()),
                clientId,
                PURPOSE,
                refs,
                DisclosureMode.VALUE,
                Formats.SD_JWT,
                "rnref:v1:" + Ulids.next(Clock.systemUTC()),
                false,
                List.of(Ulids.next(Clock.systemUTC())),
                refs.stream()
                        .map(ref -> new ClaimResult(ref, "person", BooleanNode.TRUE, true, now))
                        .toList(),
                now,
                now.plus(Duration.ofMinutes(15)));
    }

    HolderProof.Subject about(StoredEvaluation evaluation) {
        return new HolderProof.Subject(
                SERVICE,
                evaluation.evaluationId(),
                PROFILE,
                evaluation.disclosure(),
                evaluation.claims().stream().map(ClaimRef::id).toList());
    }

    String proof(StoredEvaluation evaluation) {
        return holder.proof(holder.claims(about(evaluation), Instant.now()));
    }

    /** A good body, with a proof of its own. */
    ObjectNode body(StoredEvaluation evaluation) {
        return body(evaluation, proof(evaluation));
    }

    ObjectNode body(StoredEvaluation evaluation, String proof) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("evaluation_id", evaluation.evaluationId())
                .put("credential_profile", PROFILE);
        body.putObject("holder").put("binding", "did").put("id", holder.did()).put("proof", proof);
        return body;
    }

    Response post(String body) {
        return TestNotary.with(key).body(body).post(PATH);
    }

    public Response issue(StoredEvaluation evaluation) {
        return post(body(evaluation).toString());
    }

    Response issue(StoredEvaluation evaluation, UnaryOperator<ObjectNode> change) {
        return post(change.apply(body(evaluation)).toString());
    }

    /** How many credentials the client got. */
    public int credentials() {
        return TestAgents.rows("select from notary_credentials where client_id = $1", clientId)
                .size();
    }
}
