package io.sealrail.verifier.key;

import org.junit.jupiter.api.Test;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.result.Finding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class SelfContainedKeysTest {

    private final TestIssuer issuer = TestIssuer.didKey();

    @Test
    void readsADidKey() {
        KeyLookup found = SelfContainedKeys.didKey(issuer.did(), issuer.keyId());
        assertArrayEquals(issuer.key().publicKey(), found.key().ed25519().orElseThrow());
    }

    @Test
    void readsADidJwk() {
        String did = jwk("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x() + "\"}");
        assertArrayEquals(
                issuer.key().publicKey(),
                SelfContainedKeys.didJwk(did, did + "#0").key().ed25519().orElseThrow());
        assertEquals(
                Finding.KEY_NOT_FOUND, SelfContainedKeys.didJwk(did, did + "#1").finding());
    }

    @Test
    void refusesADidJwkWithItsPrivateKey() {
        String did = jwk("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x() + "\",\"d\":\"" + x() + "\"}");
        assertEquals(
                Finding.ISSUER_MALFORMED,
                SelfContainedKeys.didJwk(did, did + "#0").finding());
    }

    @Test
    void doesNotJudgeKeysOfOtherKinds() {
        String did = "did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme";
        assertEquals(
                Finding.KEY_UNSUPPORTED,
                SelfContainedKeys.didKey(did, did + "#zQ3sh").finding());
    }

    private String x() {
        return Base64Url.encode(issuer.key().publicKey());
    }

    private static String jwk(String json) {
        return "did:jwk:" + Base64Url.encode(json.getBytes());
    }
}
