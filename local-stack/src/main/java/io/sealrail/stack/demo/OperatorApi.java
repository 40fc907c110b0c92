package io.sealrail.stack.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.stack.StackException;
import io.sealrail.stack.http.Answer;
import io.sealrail.stack.http.HttpDoor;

/** The operator's doors that the demo is set up through. */
final class OperatorApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FEATURE = "issue-on-behalf";
    private final HttpDoor http = new HttpDoor();
    private final String base;
    private final Map<String, String> token;

    OperatorApi(Platform platform) {
        this.base = platform.baseUrl() + "/admin/v1/";
        this.token = Map.of("authorization", "Bearer " + platform.operatorToken());
    }

    boolean knowsPartner(String partnerId) {
        return http.get(base + "partners/" + partnerId, token).ok();
    }

    boolean knowsProgram(String programId) {
        return http.get(base + "programs/" + programId, token).ok();
    }

    /** @return the partner's id */
    String createPartner(String name, PartnerKey key, boolean mayIssue) {
        ObjectNode partner = JSON.createObjectNode().put("name", name);
        partner.set("jwks", key.jwks());
        partner.set("features", JSON.valueToTree(mayIssue ? Set.of(FEATURE) : Set.of()));
        return post("partners", partner).path("partnerId").asText();
    }

    /** @return the DID of an issuer that has a status list and can issue */
    String createIssuer(String partnerId, String name) {
        JsonNode issuer = post(
                "issuers?wait=30",
                JSON.createObjectNode()
                        .put("partnerId", partnerId)
                        .put("name", name)
                        .put("network", "test"));
        String did = issuer.path("did").asText();
        if (!issuer.path("ready").asBoolean()) {
            String path = base + "issuers/" + URLEncoder.encode(did, StandardCharsets.UTF_8) + "?wait=30";
            if (!http.get(path, token).body().path("ready").asBoolean()) {
                throw new StackException("The issuer " + did + " has no status list after a minute.");
            }
        }
        return did;
    }

    /** @return the id of a published program */
    String publishProgram(String issuerDid, DemoProgram program) {
        ObjectNode rules = JSON.createObjectNode()
                .put("issuerDid", issuerDid)
                .put("name", program.name())
                .put("credentialType", program.credentialType())
                .put("format", "ldp_vc")
                .put("cryptosuite", program.cryptosuite())
                .put("validity", "P365D");
        rules.set("subjectSchema", program.subjectSchema());
        String programId = post("programs", rules).path("programId").asText();
        post("programs/" + programId + "/publish", null);
        return programId;
    }

    void decline(String partnerId, String email) {
        send(
                "PUT",
                "partners/" + partnerId + "/consents",
                JSON.createObjectNode().put("email", email).put("decision", "declined"));
    }

    /** @return {@code whsec_…} */
    String createWebhookSecret(String partnerId, String programId) {
        return post(
                        "partners/" + partnerId + "/webhook-secrets",
                        JSON.createObjectNode().put("programId", programId))
                .path("secret")
                .asText();
    }

    /** @return the organisation's id */
    String createOrganization(String name) {
        return post("organizations", JSON.createObjectNode().put("name", name))
                .path("organizationId")
                .asText();
    }

    /** @return the key of a new member with this role: {@code sealrail_live_…} */
    String createApiKey(String organizationId, String member, String role) {
        String members = "organizations/" + organizationId + "/members";
        String memberId = post(
                        members, JSON.createObjectNode().put("name", member).put("role", role))
                .path("memberId")
                .asText();
        return post(
                        members + "/" + memberId + "/api-keys",
                        JSON.createObjectNode().put("name", "demo"))
                .path("key")
                .asText();
    }

    /** @return the id of a client of the Notary API */
    String createNotaryClient(String name) {
        return post("notary/clients", JSON.createObjectNode().put("name", name))
                .path("clientId")
                .asText();
    }

    /** @return the key: {@code sealrail_notary_…} */
    String createNotaryKey(String clientId, String name, List<String> scopes) {
        ObjectNode key = JSON.createObjectNode().put("name", name);
        key.set("scopes", JSON.valueToTree(scopes));
        return post("notary/clients/" + clientId + "/keys", key).path("key").asText();
    }

    private JsonNode post(String path, ObjectNode body) {
        return send("POST", path, body);
    }

    private JsonNode send(String method, String path, ObjectNode body) {
        Answer answer = http.send(method, base + path, token, body == null ? null : body.toString());
        if (!answer.ok()) {
            throw new StackException("The demo could not be set up: " + method + " /admin/v1/" + path + " answered "
                    + answer.status() + " " + answer.text());
        }
        return answer.body();
    }
}
