package io.sealrail.stack.gateway;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RoutesTest {

    private final Routes routes = Routes.bundled();

    @ParameterizedTest
    @CsvSource({
        "/v1/credentials/c2abc/anchor, onchain-worker",
        "/v1/credentials/c2abc, issuance-api",
        "/v1/credentials/issue-on-behalf, issuance-api",
        "/v1/credentials/urn:uuid:7f3c2a8e-5f0b-4a52-9d43-0f2d7a0c1b11/anchor, onchain-worker",
        "/v1/credentials/urn:registry-notary:credential:01HX7Y5F2WAJ7ZP0Q4M5K9E8NC/anchor, onchain-worker",
        "/v1/credentials/urn:registry-notary:credential:01HX7Y5F2WAJ7ZP0Q4M5K9E8NC/status, issuance-api",
        "/v1/credentials, issuance-api",
        "/v1/evaluations, issuance-api",
        "/v1/evaluations/01HX7Y5F2WAJ7ZP0Q4M5K9E8NC/render, issuance-api",
        "/v1/batch-evaluations, issuance-api",
        "/v1/claims/farmer-registered, issuance-api",
        "/v1/formats, issuance-api",
        "/problems/request/conflict, issuance-api",
        "/vct/smallholder-farmer/v1, issuance-api",
        "/.well-known/jwt-vc-issuer, issuance-api",
        "/.well-known/jwks.json, issuance-api",
        "/admin/v1/notary/clients, issuance-api",
        "/admin/v1/credentials/urn:registry-notary:credential:01HX7Y5F2WAJ7ZP0Q4M5K9E8NC/status, revocation-service",
        "/credentials/status/2/token, status-list-service",
        "/api/v1/credentials/verify, verifier-service",
        "/api/v1/presentations/verify, verifier-service",
        "/api/v1/agents/my-agent/credentials/revoke, revocation-service",
        "/api/v1/agents, issuance-api",
        "/api/v1/agents/my-agent, issuance-api",
        "/api/v1/agents/my-agent/credential, issuance-api",
        "/api/v1/agents/my-agent/credentials, issuance-api",
        "/api/v1/agents/my-agent/versions, issuance-api",
        "/api/v1/agents/my-agent/decommission, issuance-api",
        "/api/v1/agents/my-agent/did, issuance-api",
        "/api/v1/agents/my-agent/did/rotate, issuance-api",
        "/api/v1/api-keys, issuance-api",
        "/api/v1/members, issuance-api",
        "/agents/my-agent/did.json, issuance-api",
        "/contexts/agent-capability/v1, issuance-api",
        "/admin/v1/credentials/c2abc/revoke, revocation-service",
        "/admin/v1/credentials/c2abc, issuance-api",
        "/credentials/status/2/bitstring, status-list-service",
        "/1.0/identifiers/did:web:localhost%3A8080, issuance-api",
        "/.well-known/did.json, issuance-api",
        "/q/swagger-ui/swagger-ui.css, issuance-api"
    })
    void sendsEachPathToItsOwner(String path, String service) {
        assertEquals(Optional.of(service), routes.service(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/credentials",
                "/q/metrics",
                "/v1/../internal/credentials",
                "/v1/%2e%2e/internal/credentials",
                "/v1/..%2finternal",
                "//internal/credentials",
                "/v1//../internal",
                "/v1;x/credentials",
                "/api/v2/anything",
                "/internal/v1/api-caller",
                "/api/v1/../internal/v1/api-caller",
                "/agents/../internal/v1/api-caller"
            })
    void servesNothingElse(String path) {
        assertEquals(Optional.empty(), routes.service(path));
    }
}
