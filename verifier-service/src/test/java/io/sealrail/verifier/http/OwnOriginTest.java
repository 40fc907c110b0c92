package io.sealrail.verifier.http;

import java.net.URI;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OwnOriginTest {

    private final OwnOrigin origin = new OwnOrigin(URI.create("https://api.sealrail.test:8443/"));

    @Test
    void knowsItsOwnPaths() {
        assertEquals(
                Optional.of("/credentials/status/2/bitstring"),
                origin.pathOf("https://api.sealrail.test:8443/credentials/status/2/bitstring"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.sealrail.test:8443",
                "https://api.sealrail.test:8443/",
                "https://api.sealrail.test:84430/a",
                "https://api.sealrail.test/a",
                "http://api.sealrail.test:8443/a",
                "https://api.sealrail.test:8443@evil.test/a",
                "https://api.sealrail.test:8443//evil.test/a",
                "https://api.sealrail.test:8443/a/../b",
                "https://api.sealrail.test:8443/a%2fb",
                "https://api.sealrail.test:8443/a?b",
                "https://api.sealrail.test:8443/a#b",
                "https://api.sealrail.test:8443/a\r\nHost: evil.test",
                "https://api.sealrail.test:8443/a/",
                "https://api.sealrail.test:8443/\u00e4",
                "/a",
                ""
            })
    void knowsNoOthers(String address) {
        assertEquals(Optional.empty(), origin.pathOf(address));
    }

    @Test
    void readsAnEndlessPath() {
        String path = "/a".repeat(100_000);
        assertEquals(Optional.of(path), origin.pathOf("https://api.sealrail.test:8443" + path));
        assertEquals(Optional.empty(), origin.pathOf("https://api.sealrail.test:8443" + path + "//"));
    }

    @Test
    void takesForForeignOnlyWhatIsHttpsAtAnotherHost() {
        assertTrue(origin.isForeign("https://issuer.test/status/1?x=y"));
        assertTrue(origin.isForeign("https://sealrail.test/status/1"));
        assertFalse(origin.isForeign("https://API.sealrail.test:8443/credentials/status/../1"));
        assertFalse(origin.isForeign("https://api.sealrail.test/credentials/status/1"));
        assertFalse(origin.isForeign("http://issuer.test/status/1"));
        assertFalse(origin.isForeign("https://user@issuer.test/status/1"));
        assertFalse(origin.isForeign("file:///etc/hostname"));
        assertFalse(origin.isForeign("https:issuer.test"));
        assertFalse(origin.isForeign("not a url"));
    }

    @Test
    void knowsWhoseDidsItsOwnerResolves() {
        assertTrue(origin.owns("did:air:id:test:abc"));
        assertTrue(origin.owns("did:web:api.sealrail.test%3A8443"));
        assertTrue(origin.owns("did:web:api.sealrail.test%3A8443:agents:a"));
        assertFalse(origin.owns("did:web:api.sealrail.test%3A84439"));
        assertFalse(origin.owns("did:web:api.sealrail.test"));
        assertFalse(origin.owns("did:key:z6Mk"));
        assertTrue(new OwnOrigin(URI.create("https://API.sealrail.test:443")).owns("did:web:api.sealrail.test"));
    }

    @Test
    void knowsACredentialByTheIdInItsAddress() {
        assertEquals("c2abc", origin.credentialId("https://api.sealrail.test:8443/v1/credentials/c2abc"));
        assertEquals("urn:uuid:1", origin.credentialId("urn:uuid:1"));
    }
}
