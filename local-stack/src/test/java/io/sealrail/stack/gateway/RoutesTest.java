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
        "/api/v1/credentials/verify, verifier-service",
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
                "/api/v1/anything"
            })
    void servesNothingElse(String path) {
        assertEquals(Optional.empty(), routes.service(path));
    }
}
