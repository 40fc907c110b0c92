package io.sealrail.kit.http;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SurfaceTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/credentials/status, AIR",
        "/webhooks/kyc-complete, AIR",
        "/admin/v1/partners, AIR",
        "/internal/x, AIR",
        "/, AIR",
        "/api/v1/credentials/verify, AGENTS",
        "/credentials/status/1, AGENTS",
        "/contexts/programs/a/1, AGENTS",
        "/agents/my-agent/did.json, AGENTS",
        "/.well-known/did.json, AGENTS",
        "/vct/smallholder-farmer/v1, AGENTS",
        "/v1/credentials, NOTARY",
        "/v1/credentials/urn:registry-notary:credential:01HX7Y5F2WAJ7ZP0Q4M5K9E8NC/status, NOTARY",
        "/v1/credentials/issue-on-behalf, AIR",
        "/v1/credentials/c21s70g0i54sn0023172Cv/anchor, AIR",
        "/v1/evaluations, NOTARY",
        "/v1/evaluations/01HX7Y5F2WAJ7ZP0Q4M5K9E8NC/render, NOTARY",
        "/v1/batch-evaluations, NOTARY",
        "/v1/claims/farmer, NOTARY",
        "/v1/formats, NOTARY",
        "/problems/source/unavailable, NOTARY",
        "/v1/evaluations;x, NOTARY",
        "/v1/evaluations;x=y//, NOTARY",
        "/v1/credentials;x, NOTARY",
        "/v1/credentials//, NOTARY",
        "/v1/credentials/urn:registry-notary:credential:1;x/status;y/, NOTARY",
        "/v1/claims;x/farmer, NOTARY",
        "/problems;x, NOTARY",
        "/v1/claimsets, AIR",
        "/v1/credentials;x/status, AIR",
        "/api;x/v1/agents, AGENTS",
        "/api/v1/, AGENTS",
        "/api/v1, AIR"
    })
    void isChosenByPathAndTheGatewayChoosesTheSame(String path, Surface surface) {
        assertEquals(surface, Surface.of(path));
        assertEquals(surface.name(), io.sealrail.stack.gateway.Surface.of(path).name());
    }
}
