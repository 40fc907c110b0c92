package io.sealrail.issuance.notaryaccess;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.kit.http.NotaryPaths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NotaryRouteTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/credentials, /v1/credentials",
        "/v1/credentials;a=b/, /v1/credentials",
        "/v1/claims, /v1/claims",
        "/v1/claims/secret, /v1/claims/{id}",
        "/v1/claims/secret/more, /v1/*",
        "/v1/formats//, /v1/formats",
        "/v1/formats/secret, /v1/*",
        "/v1/evaluations, /v1/evaluations",
        "/v1/evaluations/secret, /v1/*",
        "/v1/evaluations/secret/render, /v1/evaluations/{id}/render",
        "/v1/batch-evaluations, /v1/batch-evaluations"
    })
    void tellsWhatWasCalledWithoutItsIds(String path, String template) {
        assertTrue(NotaryPaths.needsKey(path));
        assertEquals(template, NotaryRoute.template(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/credentials/issue-on-behalf",
                "/v1/credentials/status",
                "/v1/credentials/urn:registry-notary:credential:1/status",
                "/v1/credentials/urn:uuid:1/anchor",
                "/v1/claimsets",
                "/problems/auth/missing_credential",
                "/admin/v1/notary/clients",
                "/"
            })
    void leavesOtherPathsToOthers(String path) {
        assertFalse(NotaryPaths.needsKey(path));
    }
}
