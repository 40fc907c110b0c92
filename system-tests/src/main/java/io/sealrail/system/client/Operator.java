package io.sealrail.system.client;

import com.fasterxml.jackson.databind.JsonNode;

/** The operator, over the operator API. */
public final class Operator {

    private final Http http;
    private final String token;

    public Operator(Demo demo) {
        this.http = new Http(demo.baseUrl());
        this.token = "Bearer " + demo.operatorToken();
    }

    /** Revokes as every kind of credential is revoked. */
    public Http.Answer revoke(String credentialId) {
        return post("/admin/v1/credentials/" + credentialId + "/revoke", "{\"reason\":\"a test\"}");
    }

    /** @param status {@code valid}, {@code suspended} or {@code revoked} */
    public Http.Answer setStatus(String credentialId, String status) {
        return post("/admin/v1/credentials/" + credentialId + "/status", "{\"status\":\"" + status + "\"}");
    }

    public JsonNode found(String path) {
        return AgentClient.accepted(200, get(path)).json();
    }

    public Http.Answer get(String path) {
        return http.get(path, "Authorization", token);
    }

    public Http.Answer post(String path, String body) {
        return http.post(path, body, "Authorization", token);
    }
}
