package io.sealrail.issuance.agentcredential;

import java.time.Duration;

import io.sealrail.kit.http.Problem;

/** Why a call about an agent is refused, whatever it asks for. */
public enum AgentRefusal {
    /** Another organisation's agent is as unknown as one that does not exist. */
    UNKNOWN(404, "NOT_FOUND", "no agent of this name is known"),
    DECOMMISSIONED(409, "INVALID_STATE", "the agent is decommissioned"),
    NO_ACTIVE_CREDENTIAL(409, "INVALID_STATE", "the agent has no active credential"),
    SLUG_TAKEN(409, "SLUG_TAKEN", "the slug is taken"),
    NOT_READY(503, "NOT_READY", "the issuer of agents' credentials is being prepared: try again"),
    REVOCATION_UNDER_WAY(
            503, "REVOCATION_UNDER_WAY", "the agent's credentials are being revoked and too many wait: try again"),
    BACKLOG_FULL(503, "BACKLOG_FULL", "too many credentials wait to be published: try again");

    private final int status;
    private final String code;
    private final String message;

    AgentRefusal(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    public Problem problem() {
        Problem problem = Problem.of(status, code, message);
        return status == 503 ? problem.retryAfter(Duration.ofSeconds(1)) : problem;
    }
}
