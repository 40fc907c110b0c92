package io.sealrail.issuance.issuer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class AskedDidTest {

    @ParameterizedTest
    @CsvSource({
        "did:web:localhost:8080, did:web:localhost%3A8080",
        "did:web:localhost%3A8080, did:web:localhost%3A8080",
        "did:web:localhost:8080:agents:my-agent, did:web:localhost%3A8080:agents:my-agent",
        "did:web:example.org, did:web:example.org",
        "did:web:example.org:agents:8080, did:web:example.org:agents:8080",
        "did:web:example.org:8080x, did:web:example.org:8080x",
        "did:air:id:test:1, did:air:id:test:1",
        "nobody, nobody"
    })
    void understandsAPortEitherWay(String asked, String did) {
        assertEquals(did, AskedDid.of(asked));
    }
}
