package io.sealrail.kit.http;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PublicPathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/agents/my-agent/credential",
                "/api/v1/agents/my-agent/credential/",
                "/api/v1/agents/my-agent/did",
                "/api/v1/agents/my-agent;a=b/credential;c",
                "/credentials/status/1",
                "/credentials/status/1/credential",
                "/contexts/agent-capability/v1",
                "/contexts/programs/x/1",
                "/.well-known/did.json",
                "/agents/my-agent/did.json",
                "/1.0/identifiers/did:web:x",
                "/v1/credentials/urn:uuid:x/anchor",
                "/v1/credentials/urn:registry-notary:credential:x/status",
                "/.well-known/jwks.json",
                "/.well-known/jwt-vc-issuer",
                "/vct/smallholder-farmer/v1",
                "/problems/request/invalid"
            })
    void countsDocuments(String path) {
        assertEquals(Optional.of(PublicPaths.READ), PublicPaths.of(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/credentials/verify", "/api/v1/presentations/verify//"})
    void countsVerificationsApart(String path) {
        assertEquals(Optional.of(PublicPaths.VERIFY), PublicPaths.of(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/agents/my-agent/credentials",
                "/api/v1/agents/my-agent/credentials/revoke",
                "/api/v1/agents/my-agent/did/rotate",
                "/api/v1/agents",
                "/api/v1/agents;a/"
            })
    void countsWhatLooksAKeyUpMostGenerously(String path) {
        assertEquals(Optional.of(PublicPaths.KEYED), PublicPaths.of(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/credentials",
                "/v1/credentials;a/",
                "/v1/evaluations",
                "/v1/evaluations/x/render",
                "/v1/batch-evaluations",
                "/v1/claims/x",
                "/v1/formats"
            })
    void countsTheNotarysCallsApart(String path) {
        assertEquals(Optional.of(PublicPaths.NOTARY), PublicPaths.of(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1",
                "/v1/credentials/status",
                "/v1/credentials/x",
                "/admin/v1/credentials/x/status",
                "/internal/v1/credentials/x",
                "/q/health/ready"
            })
    void leavesTheRestToThoseWhoKnowTheCaller(String path) {
        assertEquals(Optional.empty(), PublicPaths.of(path));
    }
}
