package io.sealrail.system.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.stack.wallet.HolderKey;
import io.sealrail.system.client.AgentClient;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.NotaryClient;
import io.sealrail.system.client.PartnerClient;
import io.sealrail.system.client.PartnerToken;

/** The calls of the load, each as its own kind of client makes it, with less patience than a test has. */
final class Door {

    static final String ISSUE = "/v1/credentials/issue-on-behalf";
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);
    private static final String AGENTS = "/api/v1/agents";
    private static final String AUTHORIZATION = "Authorization";

    private final Demo demo;
    private final Http http;
    private final PartnerClient partner;
    private final NotaryClient notary;

    Door(Demo demo) {
        this.demo = demo;
        this.http = new Http(demo.baseUrl(), LONGEST_ANSWER);
        this.partner = new PartnerClient(demo);
        this.notary = NotaryClient.of(demo);
    }

    String baseUrl() {
        return demo.baseUrl();
    }

    /** The body of an issue call; {@code onDuplicate} is absent if {@code null}. */
    String issueBody(String onDuplicate) {
        ObjectNode body = partner.request();
        return (onDuplicate == null ? body : body.put("onDuplicate", onDuplicate)).toString();
    }

    String partnerToken(String email) {
        return PartnerToken.of(demo.partner(), email).sign();
    }

    Http.Answer issue(String email, String body, String idempotencyKey) {
        String token = partnerToken(email);
        return idempotencyKey == null
                ? http.post(ISSUE, body, "x-partner-auth", token)
                : http.post(ISSUE, body, "x-partner-auth", token, "Idempotency-Key", idempotencyKey);
    }

    Http.Answer poll(String email, String coreClaimHash) {
        String query = URLEncoder.encode(coreClaimHash, StandardCharsets.UTF_8);
        return http.get("/v1/credentials/status?coreClaimHash=" + query, "x-partner-auth", partnerToken(email));
    }

    Http.Answer document(String email, String credentialId) {
        return http.get("/v1/credentials/" + credentialId, "x-partner-auth", partnerToken(email));
    }

    Http.Answer register(String slug) {
        return http.post(AGENTS, AgentClient.registration(slug).toString(), AUTHORIZATION, agents("key"));
    }

    Http.Answer publish(String slug, String description) {
        ObjectNode body = Demo.JSON.createObjectNode().put("description", description);
        return http.post(AGENTS + "/" + slug + "/versions", body.toString(), AUTHORIZATION, agents("key"));
    }

    Http.Answer history(String slug) {
        return http.get(AGENTS + "/" + slug + "/credentials?per_page=100", AUTHORIZATION, agents("key"));
    }

    Http.Answer current(String slug) {
        return http.get(AGENTS + "/" + slug + "/credential");
    }

    Http.Answer revokeAgent(String slug) {
        String body = "{\"reason\":\"under load\"}";
        return http.post(AGENTS + "/" + slug + "/credentials/revoke", body, AUTHORIZATION, agents("adminKey"));
    }

    Http.Answer evaluate() {
        return http.post("/v1/evaluations", notary.evaluation().toString(), "X-Api-Key", notary.key());
    }

    /** With a proof that was never used. */
    Http.Answer issueFrom(String evaluationId, HolderKey wallet) {
        String body = notary.issuing(evaluationId, wallet).toString();
        return http.post("/v1/credentials", body, "X-Api-Key", notary.key());
    }

    /** What the operator is told of a credential. */
    Http.Answer record(String credentialId) {
        return http.get("/admin/v1/credentials/" + credentialId, AUTHORIZATION, operator());
    }

    Http.Answer revoke(String credentialId) {
        String body = "{\"reason\":\"under load\"}";
        return http.post("/admin/v1/credentials/" + credentialId + "/revoke", body, AUTHORIZATION, operator());
    }

    /** @param status {@code valid} or {@code suspended} */
    Http.Answer setStatus(String credentialId, String status) {
        String body = Demo.JSON.createObjectNode().put("status", status).toString();
        return http.post("/admin/v1/credentials/" + credentialId + "/status", body, AUTHORIZATION, operator());
    }

    /** @param credential a document, or the text of an SD-JWT */
    Http.Answer verify(JsonNode credential) {
        JsonNode body = Demo.JSON.createObjectNode().set("credential", credential);
        return http.post("/api/v1/credentials/verify", body.toString());
    }

    private String agents(String key) {
        return "Bearer " + demo.json().at("/agents").required(key).asText();
    }

    private String operator() {
        return "Bearer " + demo.operatorToken();
    }
}
