package io.sealrail.system.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A partner's program: knows the seed's two calls and nothing else. */
public final class PartnerClient {

    private final Demo.Partner partner;
    private final Http http;

    public PartnerClient(Demo demo) {
        this(demo, demo.partner());
    }

    public PartnerClient(Demo demo, Demo.Partner partner) {
        this(demo.baseUrl(), partner);
    }

    public PartnerClient(String baseUrl, Demo.Partner partner) {
        this.partner = partner;
        this.http = new Http(baseUrl);
    }

    public ObjectNode request() {
        return request(partner.sampleSubject());
    }

    public ObjectNode request(JsonNode subject) {
        ObjectNode body = Demo.JSON.createObjectNode();
        body.put("issuerDid", partner.issuerDid()).put("credentialId", partner.credentialId());
        body.set("credentialSubject", subject);
        return body;
    }

    public Http.Answer issue(String email, JsonNode body, String... headers) {
        return issueWith(PartnerToken.of(partner, email), body.toString(), headers);
    }

    public Http.Answer issueWith(PartnerToken token, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "x-partner-auth";
        all[1] = token.sign();
        System.arraycopy(headers, 0, all, 2, headers.length);
        return http.post("/v1/credentials/issue-on-behalf", body, all);
    }

    public Http.Answer status(String email, String coreClaimHash) {
        return status(email, coreClaimHash, 0);
    }

    /** Polls, holding the call for up to {@code waitSeconds} while the state stays the same. */
    public Http.Answer status(String email, String coreClaimHash, int waitSeconds) {
        String query = "coreClaimHash=" + URLEncoder.encode(coreClaimHash, StandardCharsets.UTF_8);
        return http.get(
                "/v1/credentials/status?" + query + (waitSeconds > 0 ? "&wait=" + waitSeconds : ""),
                "x-partner-auth",
                PartnerToken.of(partner, email).sign());
    }

    public Http.Answer document(String email, String vcId) {
        return http.get(
                "/v1/credentials/" + vcId,
                "x-partner-auth",
                PartnerToken.of(partner, email).sign());
    }
}
