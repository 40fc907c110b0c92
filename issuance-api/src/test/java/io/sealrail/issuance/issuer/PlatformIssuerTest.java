package io.sealrail.issuance.issuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PlatformIssuerTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com, did:web:api.example.com",
        "https://API.example.com:443, did:web:api.example.com",
        "https://api.example.com:8443, did:web:api.example.com%3A8443",
        "http://localhost:8080, did:web:localhost%3A8080",
        "http://sealrail.test, did:web:sealrail.test"
    })
    void isTheHostOfThePublicUrl(String publicUrl, String did) {
        assertEquals(did, TestPlatformIssuer.of(publicUrl).did());
    }

    @Test
    void namesAgentsUnderItself() {
        assertEquals(
                "did:web:localhost%3A8080:agents:my-agent",
                TestPlatformIssuer.of("http://localhost:8080").didOfAgent("my-agent"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080",
                "http://[::1]:8080",
                "https://api.example.com/base",
                "https://api.example.com/",
                "https://under_score.example",
                "api.example.com"
            })
    void refusesToStartWithoutANameForTheIssuer(String publicUrl) {
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> TestPlatformIssuer.of(publicUrl));

        assertTrue(refusal.getMessage().startsWith("SEALRAIL_PUBLIC_URL"), refusal.getMessage());
    }
}
