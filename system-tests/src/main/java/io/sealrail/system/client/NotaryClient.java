package io.sealrail.system.client;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.stack.wallet.HeldCredential;
import io.sealrail.stack.wallet.HolderKey;
import io.sealrail.stack.wallet.HolderProof;

/** A client of the Notary API, that knows nothing but the demo file's {@code notary}. */
public final class NotaryClient {

    public static final String SD_JWT = "application/dc+sd-jwt";

    private final Http http;
    private final JsonNode notary;
    private final String key;

    private NotaryClient(String baseUrl, JsonNode notary, String key) {
        this.http = new Http(baseUrl);
        this.notary = notary;
        this.key = key;
    }

    /** With the key that may do everything. */
    public static NotaryClient of(Demo demo) {
        JsonNode notary = demo.json().path("notary");
        return new NotaryClient(
                demo.baseUrl(), notary, notary.required("apiKey").asText());
    }

    /** With the key that may not issue. */
    public static NotaryClient limited(Demo demo) {
        JsonNode notary = demo.json().path("notary");
        return new NotaryClient(
                demo.baseUrl(), notary, notary.required("limitedApiKey").asText());
    }

    /** With the same key at one replica. */
    public NotaryClient at(String replica) {
        return new NotaryClient(replica, notary, key);
    }

    public String key() {
        return key;
    }

    public List<String> claims() {
        return StreamSupport.stream(notary.required("claims").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    public String profile() {
        return notary.required("credentialProfile").asText();
    }

    public String purpose() {
        return notary.required("purpose").asText();
    }

    public String audience() {
        return notary.required("audience").asText();
    }

    public ObjectNode target() {
        return notary.required("target").deepCopy();
    }

    /** An evaluation of the demo's claims that can become a credential. */
    public ObjectNode evaluation() {
        return evaluation(claims(), target());
    }

    public ObjectNode evaluation(List<String> claims, JsonNode target) {
        ObjectNode request = Demo.JSON.createObjectNode();
        claims.forEach(request.putArray("claims")::add);
        request.set("target", target);
        return request.put("disclosure", "value").put("format", SD_JWT).put("purpose", purpose());
    }

    public Http.Answer evaluate(JsonNode request) {
        return post("/v1/evaluations", request);
    }

    /** The id of an evaluation that must succeed. */
    public String evaluated() {
        return accepted(evaluate(evaluation())).text("evaluation_id");
    }

    /** What a wallet signs to get the demo's credential. */
    public HolderProof proof(String evaluationId) {
        return new HolderProof(audience(), evaluationId, profile(), "value", claims());
    }

    /** All that a client sends for the demo's credential; the proof is fresh. */
    public ObjectNode issuing(String evaluationId, HolderKey wallet) {
        return issuing(evaluationId, wallet.did(), proof(evaluationId).signedWith(wallet));
    }

    public ObjectNode issuing(String evaluationId, String holder, String proof) {
        ObjectNode request = Demo.JSON
                .createObjectNode()
                .put("evaluation_id", evaluationId)
                .put("credential_profile", profile())
                .put("format", SD_JWT)
                .put("disclosure", "value")
                .put("purpose", purpose());
        claims().forEach(request.putArray("claims")::add);
        request.putObject("holder").put("binding", "did").put("id", holder).put("proof", proof);
        return request;
    }

    public Http.Answer issue(JsonNode request) {
        return post("/v1/credentials", request);
    }

    /** The answer to a request that must be granted. */
    public Http.Answer issued(HolderKey wallet) {
        return accepted(issue(issuing(evaluated(), wallet)));
    }

    /** The whole credential of such an answer. */
    public static HeldCredential held(Http.Answer issued) {
        return HeldCredential.of(issued.text("credential"));
    }

    /** What anybody can ask about a credential. */
    public Http.Answer status(String credentialId) {
        return http.get("/v1/credentials/" + credentialId + "/status");
    }

    public Http.Answer get(String path) {
        return http.get(path, "X-Api-Key", key);
    }

    public Http.Answer post(String path, JsonNode body) {
        return http.post(path, body.toString(), "X-Api-Key", key);
    }

    /** What the verifier says, asked without a key. */
    public JsonNode verify(String compact) {
        ObjectNode body = Demo.JSON.createObjectNode().put("credential", compact);
        return accepted(http.post("/api/v1/credentials/verify", body.toString()))
                .json();
    }

    public JsonNode verifyPresentation(String presentation, String nonce, String audience) {
        ObjectNode body = Demo.JSON
                .createObjectNode()
                .put("presentation", presentation)
                .put("nonce", nonce)
                .put("audience", audience);
        return accepted(http.post("/api/v1/presentations/verify", body.toString()))
                .json();
    }

    public static Http.Answer accepted(Http.Answer answer) {
        return AgentClient.accepted(200, answer);
    }
}
