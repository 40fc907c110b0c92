package io.sealrail.credential.did;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Ed25519Jwk;
import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.credential.key.MalformedJwkException;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class DidTest {

    @Test
    void splitsIntoMethodAndId() {
        Did did = Did.ofUrl("did:web:example.org%3A8080:agents:one#key-1");

        assertEquals("did:web:example.org%3A8080:agents:one", did.toString());
        assertEquals("web", did.method());
        assertEquals("example.org%3A8080:agents:one", did.id());
        assertEquals(did, Did.ofUrl("did:web:example.org%3A8080:agents:one?versionId=1"));
        assertEquals(did, Did.ofUrl("did:web:example.org%3A8080:agents:one/path"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "did",
                "did:",
                "did:web",
                "did:web:",
                "did:Web:example.org",
                "DID:web:example.org",
                "did:web:example.org:",
                "did:web:example.org#key-1",
                "did:web:example.org/path",
                "did:web:exa mple.org",
                "did:web:example.org%3",
                "did:web:example.org\n",
                "urn:uuid:1"
            })
    void refusesWhatIsNoDid(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Did(text));
    }

    @Test
    void refusesLongDids() {
        String text = "did:web:" + "a".repeat(2048);
        assertThrows(IllegalArgumentException.class, () -> new Did(text));
    }

    @ParameterizedTest
    @CsvSource({
        "did:web:example.org, https://example.org/.well-known/did.json",
        "did:web:example.org:agents:one, https://example.org/agents/one/did.json",
        "did:web:localhost%3A8080, https://localhost:8080/.well-known/did.json",
        "did:web:a-b.example.org%3A443:x, https://a-b.example.org:443/x/did.json"
    })
    void findsDocumentsOfDidWeb(String did, String url) {
        assertEquals(url, DidWeb.parse(did).documentUrl().toString());
        assertEquals(did, DidWeb.parse(did).text());
        assertEquals(did, DidWeb.parse(did).did().text());
    }

    @ParameterizedTest
    @CsvSource({
        "https://Api.Example.com, did:web:api.example.com",
        "https://api.example.com:443, did:web:api.example.com",
        "https://api.example.com:8443, did:web:api.example.com%3A8443",
        "http://localhost:8080, did:web:localhost%3A8080",
        "http://localhost, did:web:localhost"
    })
    void namesAnOrigin(String url, String did) {
        assertEquals(did, DidWeb.ofOrigin(url).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.example.com",
                "https://",
                "https://api.example.com/",
                "https://api.example.com/path",
                "https://127.0.0.1:8080",
                "https://[::1]",
                "https://a_b.example.com",
                "not a url"
            })
    void refusesWhatIsNoOrigin(String url) {
        assertThrows(IllegalArgumentException.class, () -> DidWeb.ofOrigin(url));
    }

    @Test
    void buildsDidWeb() {
        assertEquals(
                "did:web:localhost%3A8080:agents:one",
                DidWeb.of("localhost:8080", "agents", "one").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:key:example.org",
                "did:web:127.0.0.1",
                "did:web:127.0.0.1%3A80",
                "did:web:2130706433",
                "did:web:%5B%3A%3A1%5D",
                "did:web:Example.org",
                "did:web:example.org%2Fpath",
                "did:web:user%40example.org",
                "did:web:example.org%3Aport",
                "did:web:example.org%3A123456",
                "did:web:-example.org",
                "did:web:example..org",
                "did:web:example.org:..",
                "did:web:example.org:.",
                "did:web:example.org:%2e%2e",
                "did:web:example.org:a%2Fb",
                "did:web:example.org::a",
                "did:web:example.org:a%3Fb"
            })
    void refusesDidWebThatLeadsElsewhere(String text) {
        assertThrows(IllegalArgumentException.class, () -> DidWeb.parse(text));
    }

    @Test
    void readsTheKeyOfDidKey() {
        byte[] key = Ed25519KeyPair.fromSeed(new byte[32]).publicKey();
        String did = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";

        assertEquals(did, DidKey.of(key));
        assertArrayEquals(key, DidKey.publicKey(did));
        assertEquals(did + "#z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp", DidKey.verificationMethod(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:web:example.org",
                "did:key:",
                "did:key:zDnaegE6RR3atJtHKwTRTWHsJ3kNHqFwv7n9YjTgmU7TyfU76",
                "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp#z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"
            })
    void refusesOtherDidKeys(String text) {
        assertThrows(IllegalArgumentException.class, () -> DidKey.publicKey(text));
    }

    @Test
    void readsTheKeyOfDidJwk() {
        String x = Vectors.object("vectors/rfc8037-8032.json")
                .at("/rfc8037_A/jwk/x")
                .asText();
        Ed25519Jwk key =
                (Ed25519Jwk) DidJwk.publicKey(didJwk("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\"}"));

        assertArrayEquals(Base64Url.decode(x), key.publicKey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_3XDbXJC2AgYI57qXzcS7P0W5Y9f4Y\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"AQAB\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
                "{}"
            })
    void refusesKeysThatNobodyMayUse(String jwk) {
        assertThrows(MalformedJwkException.class, () -> DidJwk.publicKey(didJwk(jwk)));
    }

    @Test
    void refusesTheSampleHolderOfThePublishedNotaryApi() {
        String holder = "did:jwk:eyJrdHkiOiJPS1AiLCJjcnYiOiJFZDI1NTE5IiwieCI6"
                + "IjExcVlBWUt4Q3JmVlNfM1hEYlhKQzJBZ1lJNTdxWHpjUzdQMFc1WTlmNFkifQ";

        MalformedJwkException refused = assertThrows(MalformedJwkException.class, () -> DidJwk.publicKey(holder));
        assertEquals("not a point of Ed25519", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"did:key:z6Mk", "did:jwk:", "did:jwk:e30=", "did:jwk:W10", "did:jwk:bm90", "did:jwk:e30#0"})
    void refusesOtherDidJwks(String text) {
        assertThrows(IllegalArgumentException.class, () -> DidJwk.publicKey(text));
    }

    private static String didJwk(String jwk) {
        return "did:jwk:" + Base64Url.encode(jwk.getBytes(StandardCharsets.UTF_8));
    }
}
