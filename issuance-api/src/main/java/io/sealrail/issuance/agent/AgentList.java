package io.sealrail.issuance.agent;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sealrail.issuance.Page;

/** A page of an organisation's agents. */
@Schema(name = "AgentList")
record AgentList(
        List<AgentView> agents,
        long total,
        int page,
        @JsonProperty("per_page") int perPage,
        @JsonProperty("has_more") boolean hasMore,
        @JsonProperty("request_id") String requestId) {

    static AgentList of(Page<AgentView> page, String requestId) {
        return new AgentList(page.items(), page.total(), page.page(), page.limit(), page.hasMore(), requestId);
    }
}
