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
        "/.well-known/did.json, AGENTS"
    })
    void isChosenByPath(String path, Surface surface) {
        assertEquals(surface, Surface.of(path));
    }
}
