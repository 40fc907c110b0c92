package io.sealrail.issuance.agent;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sealrail.issuance.Page;

/** An agent's credentials, newest first. */
@Schema(name = "AgentCredentials")
record CredentialHistory(
        List<PastCredential> credentials,
        long total,
        int page,
        @JsonProperty("per_page") int perPage,
        @JsonProperty("has_more") boolean hasMore,
        @JsonProperty("request_id") String requestId) {

    static CredentialHistory of(Page<PastCredential> page, String requestId) {
        return new CredentialHistory(page.items(), page.total(), page.page(), page.limit(), page.hasMore(), requestId);
    }
}
